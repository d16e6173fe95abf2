// SPDX-License-Identifier: MPL-2.0
//
// Who is treated, where, under which insurance: the small nomenclatures of Open DAMIR about the beneficiary.
// Source: CNAM's descriptor of the variables of Open DAMIR, sheet MOD OPEN DAMIR.
#include "datasets/nomenclatures.hpp"

namespace cnamdata {

namespace {

constexpr CodedLabel age[] = {
    {"0", "0-19 ANS"},     {"20", "20 - 29 ANS"}, {"30", "30 - 39 ANS"}, {"40", "40 - 49 ANS"}, {"50", "50 - 59 ANS"},
    {"60", "60 - 69 ANS"}, {"70", "70 - 79 ANS"}, {"80", "80 ANS ET +"}, {"99", "AGE INCONNU"},
};

constexpr CodedLabel sex[] = {
    {"0", "INCONNU OU PERSONNE MORALE SANS CIVILITE"},
    {"1", "MASCULIN"},
    {"2", "FEMININ"},
    {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel quality[] = {
    {"0", "Sans objet (RSI)"},  {"1", "ASSURE"},          {"2", "CONJOINT ET ASSIMILE"}, {"3", "ENFANT"},
    {"4", "AUTRE AYANT-DROIT"}, {"9", "VALEUR INCONNUE"},
};

// The C2S took the place of the CMU-C: `à partir d'avril 2021`.
constexpr CodedLabel c2s[] = {
    {"0", "Non bénéficiaire de la C2S", {2021, 4}},
    {"0", "Non bénéficiaire de la CMU C", {}, {2021, 3}},
    {"1", "Bénéficiaire de la C2S", {2021, 4}},
    {"1", "Bénéficiaire de la CMU C", {}, {2021, 3}},
    {"2", "Sans Objet"},
    {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel region[] = {
    {"5", "Régions et Départements d'outre-mer"},
    {"11", "Ile-de-France"},
    {"24", "Centre-Val de Loire"},
    {"27", "Bourgogne-Franche-Comté"},
    {"28", "Normandie"},
    {"32", "Hauts-de-France - Nord-Pas-de-Calais-Picardie"},
    {"44", "Grand Est"},
    {"52", "Pays de la Loire"},
    {"53", "Bretagne"},
    {"75", "Aquitaine-Limousin-Poitou-Charentes"},
    {"76", "Languedoc-Roussillon-Midi-Pyrénées"},
    {"84", "Auvergne-Rhône-Alpes"},
    {"93", "Provence-Alpes-Côte d'Azur et Corse"},
    {"99", "Inconnu"},
};

constexpr CodedLabel zeat[] = {
    {"0", "Inconnu"},
    {"1", "Région Parisienne (11)"},
    {"2", "Bassin Parisien (21,22,23,24,25,26)"},
    {"3", "Nord (31)"},
    {"4", "Est (41,42,43)"},
    {"5", "Ouest (52,53,54)"},
    {"6", "Sud-Ouest (72,73,74)"},
    {"7", "Centre-Est (82,83)"},
    {"8", "Méditerrannée (91,93,94)"},
    {"9", "Régions et Départements d'outre-mer (01,02,03,04,06)"},
};

constexpr CodedLabel insurance[] = {
    {"0", "SANS OBJET"},
    {"10", "MALADIE"},
    {"11", "\"MALADIE COURS NAVIGATION > 6 MOIS\""},
    {"12", "\"MALADIE COURS NAVIGATION < 6 MOIS\""},
    {"22", "SOINS AUX INVALIDES DE GUERRE (CNMSS)"},
    {"30", "MATERNITE"},
    {"40", "AT ET MP"},
    {"50", "DECES"},
    {"70", "PRESTATIONS SUPPLEMENTAIRES"},
    {"80", "INVALIDITE"},
    {"90", "PREVENTION MALADIE"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel accident[] = {
    {"0", "SANS OBJET"},         {"1", "ACCIDENT DU TRAVAIL"}, {"2", "MALADIE PROFESSIONNELLE"},
    {"3", "ACCIDENT DU TRAJET"}, {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel exemption[] = {
    {"0", "SANS OBJET"},
    {"10", "ASSURANCE"},
    {"20", "REGIMES"},
    {"21", "PENSION MILITAIRE D'INVALIDITE (ART. 115)"},
    {"30", "NATURE DE PRESTATION"},
    {"41", "BENEFICIAIRE ATTEINT D UNE MALADIE LISTE - AFFECTION SANS RAPPORT"},
    {"42", "BENEFICIAIRE ATTEINT D UNE MALADIE LISTE - AFFECTION EN RAPPORT"},
    {"43", "PATHOLOGIE HORS LISTE - AFFECTION SANS RAPPORT"},
    {"44", "PATHOLOGIE HORS LISTE - AFFECTION EN RAPPORT"},
    {"45", "POLYPATHOLOGIE HORS LISTE - AFFECTION SANS RAPPORT"},
    {"46", "POLYPATHOLOGIE HORS LISTE - AFFECTION EN RAPPORT"},
    {"47", "ARTICLE L324 NON EXONERANT (SAUF TRANSPORTS)"},
    {"51", "COEFFICIENT ET ACTE EN RAPPORT"},
    {"54", "DIAGNOSTIC ET TRAITEMENT DE LA STERILITE"},
    {"55", "6EME MOIS DE GROSSESSE"},
    {"56", "EDUCATION SPECIALISEE SANS RAPPORT"},
    {"57", "EDUCATION SPECIALISEE EN RAPPORT"},
    {"62", "AUTRE CAS D EXONERATION"},
    {"63", "HOSPIT PLUS 30 JOURS"},
    {"81", "PREVENTION"},
    {"82", "PREVENTION SOINS DE SUITE BUCCO-DENTAIRE"},
    {"91", "ACTES CCAM/NGAP EXONERANTS"},
    {"92", "SOINS EN RAPPORT AVEC UN ACTE CCAM EXONERANT"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel modulation[] = {
    {"0", "SANS OBJET"},
    {"1",
     "BENEFICIAIRES DE L'ALLOCATION DE SOLIDARITE AUX PERSONNES AGEES OU DE L'ALLOCATION SUPPLEMENTAIRE D'INVALIDITE"},
    {"2", "REGIME LOCAL ALSACE MOSELLE"},
    {"3", "REGIME LOCAL FRONTALIER"},
    {"4", "REGIME LOCAL ET FONDS NATIONAL DE SOLIDARITE"},
    {"5", "SOINS A L ETRANGER (REGIME MILITAIRE)"},
    {"9", "VALEUR INCONNUE"},
};

constexpr BuiltInNomenclature all[] = {
    {"damir.AGE_BEN_SNDS", age},
    {"damir.BEN_SEX_COD", sex},
    {"damir.BEN_QLT_COD", quality},
    {"damir.BEN_CMU_TOP", c2s},
    {"damir.BEN_RES_REG,damir.EXE_INS_REG,damir.PRE_INS_REG,damir.ORG_CLE_REG,damir.ETE_REG_COD,damir.ETP_REG_COD",
     region},
    {"damir.BEN_RES_ZEAT,damir.EXE_INS_ZEAT,damir.PRE_INS_ZEAT,damir.ORG_CLE_ZEAT,damir.ETE_ZEAT_COD,damir.ETP_ZEAT_"
     "COD",
     zeat},
    {"damir.ASU_NAT", insurance},
    {"damir.ATT_NAT", accident},
    {"damir.EXO_MTF", exemption},
    {"damir.MTM_NAT", modulation},
};

} // namespace

std::span<const BuiltInNomenclature> people_nomenclatures() noexcept { return all; }

} // namespace cnamdata
