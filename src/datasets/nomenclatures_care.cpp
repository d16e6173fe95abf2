// SPDX-License-Identifier: MPL-2.0
//
// What is paid, to whom, by whose hand: the small nomenclatures of Open DAMIR about services and professionals.
// Source: CNAM's descriptor of the variables of Open DAMIR, sheet MOD OPEN DAMIR.
#include "datasets/nomenclatures.hpp"

namespace cnamdata {

namespace {

constexpr CodedLabel reimbursement[] = {
    {"0", "PRESTATION DE REFERENCE"},
    {"1", "COMPLEMENT D ACTE"},
    {"2", "TICKET MODERATEUR HORS C2S"},
    {"3", "SUPPLEMENT HORS ALSACE MOSELLE"},
    {"4", "SUPPLEMENT ALSACE MOSELLE"},
    {"5", "TICKET MODERATEUR C2S"},
    {"6", "FORFAIT C2S"},
    {"7", "AME"},
    {"10", "Part oc ACS"},
    {"11", "PART SPECIFIQUE CRPCEN"},
    {"12", "PART SPECIFIQUE CANSSM"},
    {"13", "TICKET MODERATEUR MAYOTTE"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel envelope[] = {
    {"0", "PRESTATIONS NON PRISE EN CHARGE PAR LE RG"},
    {"1", "SOINS DE VILLE"},
    {"2", "HOSPITALISATION ET MEDICO-SOCIALE ET CONSOMMATIONS INTERMEDIAIRES (MEDICAMENTS ET LPP)"},
    {"3", "PRESTATIONS LEGALES ASSURANCE MALADIE HORS ENV.ONDAM"},
    {"4", "PREVENTION"},
    {"5", "FNAS"},
    {"6", "IVG (VALEUR SUPPRIMEE)"},
    {"7", "C2S, AME ou ACS"},
    {"8", "ALSACE MOSELLE"},
    {"9", "VALEUR INCONNUE"},
    {"98", "SANS OBJET"},
};

constexpr CodedLabel payee[] = {
    {"0", "SANS OBJET"},
    {"11", "Assuré"},
    {"12", "Adresse Provisoire"},
    {"13", "Conjoint divorcé"},
    {"14", "Conjoint séparé"},
    {"15", "Procuration"},
    {"16", "Tutelle"},
    {"17", "Veuvage"},
    {"18", "conjoint"},
    {"19", "Enfant"},
    {"21", "Autre ayant droit"},
    {"22", "concubin"},
    {"23", "Ascendant, descendant"},
    {"24", "Concubin en rupture"},
    {"25", "Bénéficaire Pacsé"},
    {"26", "Pacs fin"},
    {"27", "A-D- RESIDENCE UE"},
    {"31", "Correspondant d'entreprise"},
    {"32", "Mutuelle"},
    {"33", "Subrogation"},
    {"34", "Titre Médecin"},
    {"35", "Tiers Payant"},
    {"36", "Tiers Payant Intégral (RO+OC)"},
    {"37", "Subrogation multiple"},
    {"38", "TP RO + OC C2S"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel supplement[] = {
    {"0", "SANS MAJORATION"},      {"1", "MAJORATION DE NUIT"}, {"2", "MAJORATION DE DIMANCHE ET JOUR FERIE"},
    {"3", "MAJORATION D URGENCE"}, {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel daily_charge[] = {
    {"0", "REGIME"},     {"1", "REGIME LOCAL ALSACE-MOSELLE"},
    {"2", "ASSURE"},     {"3", "ORGANISME COMPLEMENTAIRE"},
    {"8", "SANS OBJET"}, {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel pathway[] = {
    {"0", "SANS OBJET"},
    {"1", "L'EXECUTANT EST LE MEDECIN TRAITANT DECLARE"},
    {"2", "NOUVEAU MEDECIN TRAITANT DECLARE"},
    {"3", "PATIENT ORIENTE PAR UN MT"},
    {"4", "ACTES EN ACCES DIRECT SPECIFIQUE AVEC MEDECIN TRAITANT DECLARE"},
    {"5", "URGENCE AVEC MEDECIN TRAITANT DECLARE"},
    {"6", "HORS RESIDENCE HABITUELLE"},
    {"7", "MEDECIN TRAITANT REMPLACE AVEC MEDECIN TRAITANT DECLARE"},
    {"8", "ACTE EN RAPPORT AVEC ART. D162.1.6 DU CODE DE LA SS (TABACOLOGIE, ALCOOLOGIE, TOXICOMANIE)"},
    {"10", "GENERALISTE INSTALLE DEPUIS MOINS DE 5 ANS DANS UNE ZONE DEFICITAIRE"},
    {"11", "CABINET SECONDAIRE DU MEDECIN TRAITANT DECLARE"},
    {"12", "GENERALISTE PRIMO INSTALLE DEPUIS MOINS DE 5 ANS"},
    {"13", "EXCLUSION TEMPORAIRE AVEC MEDECIN TRAITANT DECLARE"},
    {"21", "TOLERANCE DEJA ENREGISTREE"},
    {"22", "PARCOURS DE SOINS NON RENSEIGNE PAR EXECUTANT DIFFERENT MEDECIN TRAITANT DECLARE"},
    {"23", "HORS COORDINATION DES SOINS, AVEC MEDECIN TRAITANT DECLARE"},
    {"24", "HORS COORDINATION DES SOINS SANS MEDECIN TRAITANT DECLARE"},
    {"25", "URGENCE SANS MEDECIN TRAITANT DECLARE"},
    {"26", "SPECIALITE HORS ACCES DIRECT AVEC MEDECIN TRAITANT DECLARE"},
    {"27", "EXCLUSION TEMPORAIRE SANS MEDECIN TRAITANT DECLARE"},
    {"28", "ACTES HORS ACCES DIRECT SPECIFIQUE AVEC MEDECIN TRAITANT DECLARE"},
    {"31", "EXCLUS DU PARCOURS DE SOINS"},
    {"32", "EXCLUSION DES BENEFICIAIRES AFFILIES AU REGIME DE LA CSS DE MAYOTTE (976) - REGIME MAHORAIS"},
    {"33", "EXCLUSION DES BENEFICIAIRES DE MOINS DE 16 ANS AVEC MT DECLARE A LA DATE DES SOINS"},
    {"34", "EXCLUSION DES BENEFICIAIRES DE MOINS DE 16 ANS SANS MT DECLARE A LA DATE DES SOINS"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel perimeter[] = {
    {"0", "Type de Remboursement C2S/CMU C ou Prestations pour Information"},
    {"1", "Hors Type de Remboursement C2S/CMU C et hors Prestations pour Information"},
    {"9", "VALEUR INCONNUE"},
};

constexpr CodedLabel performer_category[] = {
    {"0", "ETABLISSEMENT"},
    {"1", "MEDECIN"},
    {"2", "FOURNISSEUR"},
    {"3", "LABORATOIRE"},
    {"4", "DENTISTE (EX : SPECIALISTE O.D.F.)"},
    {"5", "SAGE-FEMME"},
    {"6", "INFIRMIER"},
    {"7", "MASSEUR"},
    {"8", "PEDICURE-PODOLOGUE"},
    {"9", "ORTHOPTISTE - ORTHOPHONISTE"},
    {"99", "SANS OBJET"},
};

constexpr CodedLabel prescriber_category[] = {
    {"0", "ETABLISSEMENT"},
    {"1", "MEDECIN"},
    {"2", "FOURNISSEUR"},
    {"3", "LABORATOIRE"},
    {"4", "DENTISTE (EX : SPECIALISTE O.D.F.)"},
    {"5", "SAGE-FEMME"},
    {"6", "INFIRMIER"},
    {"7", "MASSEUR"},
    {"8", "PEDICURE-PODOLOGUE"},
    {"9", "ORTHOP ORTHOPHONISTE PSYCHOlOGUE ERGO PSYCHOMOT"},
    {"99", "SANS OBJET"},
};

constexpr CodedLabel performer_activity[] = {
    {"0", "NON RENSEIGNE"},       {"19", "CHIRURGIE DENTAIRE"},
    {"21", "SAGE-FEMME"},         {"23", "ORTHOPTISTE - ORTHOPHONISTE INDIFFERENCIE"},
    {"24", "INFIRMIER"},          {"26", "MASSEUR - KINESITHERAPEUTE"},
    {"27", "PEDICURE-PODOLOGUE"}, {"28", "ORTHOPHONISTE"},
    {"29", "ORTHOPTISTE"},        {"30", "LABORATOIRE"},
    {"50", "PHARMACIE"},          {"55", "TRANSPORTEUR"},
    {"60", "FOURNISSEUR"},        {"90", "ETABLISSEMENT DE SANTE"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel prescriber_activity[] = {
    {"0", "NON RENSEIGNE"},
    {"19", "CHIRURGIE DENTAIRE"},
    {"21", "SAGE-FEMME"},
    {"24", "INFIRMIER"},
    {"26", "MASSEUR - KINESITHERAPEUTE"},
    {"27", "PEDICURE-PODOLOGUE"},
    {"28", "ORTHOPHONISTE"},
    {"29", "ORTHOPTISTE"},
    {"30", "LABORATOIRE"},
    {"50", "PHARMACIE"},
    {"55", "TRANSPORTEUR"},
    {"60", "FOURNISSEUR"},
    {"90", "ETABLISSEMENT DE SANTE"},
    {"99", "VALEUR INCONNUE"},
};

constexpr CodedLabel specialty[] = {
    {"0", "NON RENSEIGNE"},
    {"1", "MEDECINE GENERALE"},
    {"2", "ANESTHESIOLOGIE - REANIMATION"},
    {"3", "PATHOLOGIE CARDIO-VASCULAIRE"},
    {"4", "CHIRURGIE"},
    {"5", "DERMATOLOGIE ET VENEROLOGIE"},
    {"6", "RADIOLOGIE"},
    {"7", "GYNECOLOGIE OBSTETRIQUE"},
    {"8", "GASTRO-ENTEROLOGIE ET HEPATOLOGIE"},
    {"9", "MEDECINE INTERNE"},
    {"11", "OTO RHINO-LARYNGOLOGIE"},
    {"12", "PEDIATRIE"},
    {"13", "PNEUMOLOGIE"},
    {"14", "RHUMATOLOGIE"},
    {"15", "OPHTALMOLOGIE"},
    {"18", "STOMATOLOGIE"},
    {"31", "MEDECINE PHYSIQUE ET DE READAPTATION"},
    {"32", "NEUROLOGIE"},
    {"33", "PSYCHIATRIE"},
    {"34", "GERIATRIE"},
    {"35", "NEPHROLOGIE"},
    {"36", "CHIRURGIE DENTAIRE (SPECIALISTE O.D.F.)"},
    {"37", "ANATOMIE-CYTOLOGIE-PATHOLOGIQUE"},
    {"38", "DIRECTEUR LABORATOIRE MEDECIN"},
    {"42", "ENDOCRINOLOGIE ET METABOLISMES"},
    {"80", "SANTE PUBLIQUE ET MEDECINE SOCIALE"},
    {"99", "VALEUR INCONNUE"},
};

// 90 is in the comment of the variables: unknown, of the other schemes.
constexpr CodedLabel status[] = {
    {"1", "PROFESSIONS LIBERALES"}, {"2", "PRATICIENS EXERCANT A TITRE SALARIE"},
    {"8", "PRATICIENS FICTIFS"},    {"9", "VALEUR INCONNUE"},
    {"90", "VALEUR INCONNUE"},
};

constexpr BuiltInNomenclature all[] = {
    {"damir.PRS_REM_TYP", reimbursement},
    {"damir.CPT_ENV_TYP", envelope},
    {"damir.DRG_AFF_NAT", payee},
    {"damir.CPL_COD", supplement},
    {"damir.PRS_FJH_TYP", daily_charge},
    {"damir.PRS_PDS_QCP", pathway},
    {"damir.TOP_PS5_TRG", perimeter},
    {"damir.PSE_ACT_CAT", performer_category},
    {"damir.PSP_ACT_CAT", prescriber_category},
    {"damir.PSE_ACT_SNDS", performer_activity},
    {"damir.PSP_ACT_SNDS", prescriber_activity},
    {"damir.PSE_SPE_SNDS,damir.PSP_SPE_SNDS", specialty},
    {"damir.PSE_STJ_SNDS,damir.PSP_STJ_SNDS", status},
};

} // namespace

std::span<const BuiltInNomenclature> care_nomenclatures() noexcept { return all; }

} // namespace cnamdata
