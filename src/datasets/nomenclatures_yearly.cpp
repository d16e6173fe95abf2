// SPDX-License-Identifier: MPL-2.0
//
// The small nomenclatures of the yearly datasets: medicines, biology, devices.
// Sources: CNAM's descriptors of the variables of Open Medic and Open LPP; the labels of the files themselves. Of Open
// PHMEV, the categories of establishments and what B and C of TOP_GEN mean are deduced from the rows that bear them; of
// Open LPP, the age class of 20 to 39 from the one of 40.
#include "datasets/nomenclatures.hpp"

namespace cnamdata {

namespace {

constexpr CodedLabel age_20_60[] = {
    {"0", "0-19 ANS"},
    {"20", "20 - 59 ANS"},
    {"60", "60 ANS ET +"},
    {"99", "AGE INCONNU"},
};

constexpr CodedLabel age_20_40_60[] = {
    {"0", "0-19 ANS"}, {"20", "20-39 ANS"}, {"40", "40-59 ANS"}, {"60", "60 ANS ET +"}, {"99", "AGE INCONNU"},
};

constexpr CodedLabel sex[] = {
    {"1", "MASCULIN"},
    {"2", "FEMININ"},
    {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel region[] = {
    {"0", "Inconnu"},
    {"5", "Régions et Départements d'outre-mer"},
    {"11", "Ile-de-France"},
    {"24", "Centre-Val de Loire"},
    {"27", "Bourgogne-Franche-Comté"},
    {"28", "Normandie"},
    {"32", "Nord-Pas-de-Calais-Picardie"},
    {"44", "Alsace-Champagne-Ardenne-Lorraine"},
    {"52", "Pays de la Loire"},
    {"53", "Bretagne"},
    {"75", "Aquitaine-Limousin-Poitou-Charentes"},
    {"76", "Languedoc-Roussillon-Midi-Pyrénées"},
    {"84", "Auvergne-Rhône-Alpes"},
    {"93", "Provence-Alpes-Côte d'Azur et Corse"},
    {"99", "Inconnu"},
};

constexpr CodedLabel prescriber[] = {
    {"1", "MEDECINE GENERALE LIBERALE"},
    {"2", "ANESTHESIOLOGIE - REANIMATION LIBERALE"},
    {"3", "PATHOLOGIE CARDIO-VASCULAIRE LIBERALE"},
    {"4", "CHIRURGIE LIBERALE"},
    {"5", "DERMATOLOGIE ET VENEROLOGIE LIBERALE"},
    {"6", "RADIOLOGIE LIBERALE"},
    {"7", "GYNECOLOGIE OBSTETRIQUE LIBERALE"},
    {"8", "GASTRO-ENTEROLOGIE ET HEPATOLOGIE LIBERALE"},
    {"9", "MEDECINE INTERNE LIBERALE"},
    {"11", "OTO RHINO-LARYNGOLOGIE LIBERALE"},
    {"12", "PEDIATRIE LIBERALE"},
    {"13", "PNEUMOLOGIE LIBERALE"},
    {"14", "RHUMATOLOGIE LIBERALE"},
    {"15", "OPHTALMOLOGIE LIBERALE"},
    {"17", "PSYCHIATRIE LIBERALE"},
    {"18", "STOMATOLOGIE LIBERALE"},
    {"19", "CHIRURGIE DENTAIRE"},
    {"31", "MEDECINE PHYSIQUE ET DE READAPTATION LIBERALE"},
    {"32", "NEUROLOGIE LIBERALE"},
    {"35", "NEPHROLOGIE LIBERALE"},
    {"36", "CHIRURGIE DENTAIRE (SPECIALISTE O.D.F.)"},
    {"37", "ANATOMIE-CYTOLOGIE-PATHOLOGIQUE LIBERALE"},
    {"38", "DIRECTEUR LABORATOIRE MEDECIN LIBERAL"},
    {"42", "ENDOCRINOLOGIE ET METABOLISMES LIBERAL"},
    {"90", "PRESCRIPTEURS SALARIES"},
    {"98", "PRESCRIPTEURS DE VILLE AUTRES QUE MEDECINS (Dentistes, Auxiliaires médicaux, Laboratoires, Sages-Femmes)"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel anatomical_group[] = {
    {"0", "Honoraires de dispensation"},
    {"A", "SYSTEME DIGESTIF ET METABOLISME"},
    {"B", "SANG ET ORGANES HEMATOPOIETQUES"},
    {"C", "SYSTEME CARDIO-VASCULAIRE"},
    {"D", "DERMATOLOGIE"},
    {"G", "SYSTEME GENITO-URINAIRE ET HORMONES SEXUELLES"},
    {"H", "HORMONES SYSTEMIQUES, A L EXCLUSION DES HORMONES SEXUELLES ET DES INSULINES"},
    {"J", "ANTI-INFECTIEUX (USAGE SYSTEMIQUE)"},
    {"L", "ANTINEOPLASIQUES ET AGENTS IMMUNOMODULANTS"},
    {"M", "SYSTEME MUSCULO-SQUELETTIQUE"},
    {"N", "SYSTEME NERVEUX"},
    {"P", "ANTIPARASITAIRES, INSECTICIDES ET REPULSIFS"},
    {"R", "SYSTEME RESPIRATOIRE"},
    {"S", "ORGANES SENSORIELS"},
    {"V", "DIVERS"},
};

constexpr CodedLabel generic[] = {
    {"0", "Pas dans une famille de générique"},
    {"1", "Générique"},
    {"4", "Princeps de la famille des génériques"},
    {"9", "Inconnu"},
};

constexpr CodedLabel generic_or_biosimilar[] = {
    {"0", "Pas dans une famille de générique"},
    {"1", "Générique"},
    {"4", "Princeps de la famille des génériques"},
    {"9", "Inconnu / non restitué"},
    {"B", "Biosimilaire"},
    {"C", "Médicament biologique de référence"},
};

constexpr CodedLabel legal_category[] = {
    {"3+", "Etablissements multi-sites AP-HP, HCL, AP-HM"},
    {"aut", "Autres établissements : hôpitaux d'instruction des armées, GCS"},
    {"can", "Centre de lutte contre le cancer"},
    {"ch", "Centre hospitalier ou établissement privé non lucratif MCO"},
    {"chr", "Centre hospitalier régional / universitaire"},
    {"esld", "Etablissement de soins de longue durée"},
    {"had", "Hospitalisation à domicile"},
    {"hl", "Hôpital local"},
    {"psy", "Etablissement psychiatrique"},
    {"ssr", "Soins de suite et de réadaptation"},
};

constexpr CodedLabel grouped_legal_category[] = {
    {"3+", "AP-HP, HCL, AP-HM"},
    {"AUTRES", "Autres établissements"},
    {"CH", "Centre hospitalier public"},
    {"CHU", "Centre hospitalier universitaire ou régional"},
    {"CLCC", "Centre de lutte contre le cancer"},
    {"ESPIC", "Etablissement de santé privé d'intérêt collectif"},
    {"HL", "Hôpital local"},
    {"PSY", "Etablissement psychiatrique public"},
};

constexpr CodedLabel establishment_region[] = {
    {"1", "Guadeloupe"},
    {"2", "Martinique"},
    {"3", "Guyane"},
    {"4", "La Réunion"},
    {"6", "Mayotte"},
    {"11", "Ile-de-France"},
    {"24", "Centre-Val de Loire"},
    {"27", "Bourgogne-Franche-Comté"},
    {"28", "Normandie"},
    {"32", "Hauts-de-France"},
    {"44", "Grand Est"},
    {"52", "Pays de la Loire"},
    {"53", "Bretagne"},
    {"75", "Nouvelle-Aquitaine"},
    {"76", "Occitanie"},
    {"84", "Auvergne-Rhône-Alpes"},
    {"93", "Provence-Alpes-Côte d'Azur et Corse"},
};

constexpr CodedLabel tells_age[] = {
    {"0", "Age non restitué"},
    {"1", "Age restitué"},
};

constexpr CodedLabel tells_sex[] = {
    {"0", "Sexe non restitué"},
    {"1", "Sexe restitué"},
};

constexpr CodedLabel biology_group[] = {
    {"1", "HEMATOLOGIE COURANTE"},
    {"2", "COAGULATION COURANTE"},
    {"3", "IMMUNOHEMATOLOGIE COURANTE"},
    {"4", "BIOCHIMIE COURANTE (en dehors des groupes)"},
    {"5", "EXPLORATION LIPIDIQUE"},
    {"6", "EXPLORATION GLUCIDIQUE"},
    {"7", "EXPLORATION HEPATIQUE"},
    {"8", "EXPLORATION CARDIAQUE"},
    {"9", "EXPLORATION THYROIDIENNE"},
    {"10", "FER - FERRITINE"},
    {"11", "IONOGRAMMES"},
    {"12", "PROTEINES SERIQUES"},
    {"13", "MARQUEURS TUMORAUX"},
    {"14", "ALLERGOLOGIE"},
    {"15", "HORMONOLOGIE COURANTE"},
    {"16", "DHEA ET DERIVES"},
    {"17", "MICROBIOLOGIE COURANTE"},
    {"18", "INFECTIONS A VIH"},
    {"19", "HEPATITES VIRALES"},
    {"20", "RUBEOLE"},
    {"21", "INFECTIONS A CMV"},
    {"22", "INFECTIONS A EBV"},
    {"23", "TOXOPLASMOSE"},
    {"24", "SYPHILIS"},
    {"25", "INFECTIONS A MYCOBACTERIES"},
    {"26", "INFECTIONS A CHLAMYDIA"},
    {"27", "DPN (marqueur risque T21) + CARYOTYPE FOETAL"},
    {"28", "AMP BIOLOGIE INTERVENTIONNELLE"},
    {"29", "DISPOSITIONS GENERALES"},
    {"90", "AUTRES (tous les autres codes)"},
};

constexpr CodedLabel lpp_title[] = {
    {"1", "DM POUR TRAITEMENTS, AIDES A LA VIE, ALIMENTS ET PANSEMENTS"},
    {"2", "ORTHESES ET PROTHESES EXTERNES"},
    {"3", "DMI, IMPLANTS ET GREFFONS TISSULAIRES D ORIGINE HUMAINE"},
    {"4", "VEHICULES POUR HANDICAPES PHYSIQUES"},
    {"5", "DISPOSITIFS MEDICAUX INVASIFS NON ELIGIBLES AU TITRE III"},
    {"9", "APPAREIL GENERATEUR D AEROSOL / ORTHESES (PETIT APPAREILLAGE) (CHAP.1) / ORTHOPROTHESES(CHAP.7)"},
};

constexpr CodedLabel lpp_chapter[] = {
    {"1_1", "DM, MATERIELS ET PRODUITS POUR LE TRAITEMENT DE PATHOLOGIES SPECIFIQUES"},
    {"1_2", "DM DE MAINTIEN A DOMICILE ET D AIDE A LA VIE POUR MALADES ET HANDICAPES"},
    {"1_3", "ARTICLES POUR PANSEMENTS, MATERIELS DE CONTENTION"},
    {"1_5", "CODES ARRIVES A ECHEANCE"},
    {"2_1", "ORTHESES"},
    {"2_2", "OPTIQUE MEDICALE"},
    {"2_3", "AUDIOPROTHESES ET ENTRETIEN, REPARATIONS ET ACCESSOIRES POUR PROCESSEURS"},
    {"2_4", "PROTHESES EXTERNES NON ORTHOPEDIQUES"},
    {"2_5", "PROTHESES OCULAIRES ET FACIALES"},
    {"2_6", "PODO_ORTHESES"},
    {"3_1", "DMI D ORIGINE SYNTHETIQUE"},
    {"3_2", "DMI ISSUS DE DERIVES ORIGINE ANIMALE NON VIABLES OU EN COMPORTANT"},
    {"3_3", "IMPLANTS ISSUS DE DERIVES HUMAINS_GREFFONS"},
    {"3_4", "DISPOSITIFS MEDICAUX IMPLANTABLES ACTIFS"},
    {"4_1", "FAUTEUILS ROULANTS"},
    {"4_2", "VEHICULES DIVERS"},
    {"4_3", "ADJONCTIONS, OPTIONS ET REPARATIONS APPLICABLES AUX FAUTEUILS ROULANTS"},
    {"5_1", "DISPOSITIFS MEDICAUX UTILISES EN NEUROLOGIE"},
    {"5_2", "DISPOISTIFS MEDICAUX UTILISES DANS LE SYSTEME CARDIO_VASCULAIRE"},
    {"5_3", "DISPOSITIFS MEDICAUX UTILISES EN ONCOLOGIE"},
    {"5_4", "DISPOSITIFS MEDICAUX UTILISES DANS LE SYSTEME GASTRO-INTESTINAL"},
    {"5_5", "DISPOSITIFS MEDICAUX UTILISES DANS LE SYSTEME URO-GENITAL"},
    {"9_1", "APPAREIL GENERATEUR D AEROSOL"},
    {"9_2", "ORTHESES (PETIT APPAREILLAGE) (CHAP.1)"},
    {"9_3", "ORTHOPROTHESES(CHAP.7)"},
};

constexpr BuiltInNomenclature all[] = {
    {"medic.AGE,medic-nb.AGE,phmev.AGE", age_20_60},
    {"lpp.AGE,lpp-nb.AGE", age_20_40_60},
    {"medic.SEXE,medic-nb.SEXE,phmev.SEXE,bio.SEXE,bio-nb.SEXE,lpp.SEXE,lpp-nb.SEXE", sex},
    {"medic.BEN_REG,medic-nb.BEN_REG,bio.BEN_REG,bio-nb.BEN_REG,lpp.BEN_REG,lpp-nb.BEN_REG", region},
    {"medic.PSP_SPE,medic-nb.PSP_SPE,bio.PSP_SPE,bio-nb.PSP_SPE,lpp.PSP_SPE,lpp-nb.PSP_SPE", prescriber},
    {"medic.ATC1,medic-nb.ATC1,phmev.ATC1", anatomical_group},
    {"medic.TOP_GEN", generic},
    {"phmev.TOP_GEN", generic_or_biosimilar},
    {"phmev.CATEGORIE_JUR", legal_category},
    {"phmev.CATEGORIE_JUR_RGT", grouped_legal_category},
    {"phmev.REGION_ETB", establishment_region},
    {"phmev.TOP_ETB_AGE", tells_age},
    {"phmev.TOP_ETB_SEXE", tells_sex},
    {"bio.GRP,bio-nb.GRP", biology_group},
    {"lpp.TITRE", lpp_title},
    {"lpp.SC1", lpp_chapter},
};

} // namespace

std::span<const BuiltInNomenclature> yearly_nomenclatures() noexcept { return all; }

} // namespace cnamdata
