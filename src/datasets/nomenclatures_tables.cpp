// SPDX-License-Identifier: MPL-2.0
//
// The small nomenclatures of tables N and R, for the files that come without labels.
// Source: CNAM's lexicons of tables N and R.
#include "datasets/nomenclatures.hpp"

namespace cnamdata {

namespace {

constexpr CodedLabel insurance[] = {
    {"1", "Maladie"}, {"3", "Maternité"},  {"4", "Accident du Travail-Maladie Professionnelle"},
    {"5", "Décès"},   {"8", "Invalidité"},
};

constexpr CodedLabel supplement[] = {
    {"0", "Sans majoration"},
    {"1", "Majoration de nuit"},
    {"2", "Majoration de dimanche et jour férié"},
    {"3", "Majoration d urgence"},
};

constexpr CodedLabel performer_group[] = {
    {"0", "Autres"},
    {"11", "Médecins Omnipraticiens"},
    {"12", "Médecins Spécialistes"},
    {"30", "Autres"},
    {"41", "Dentistes Omnipraticiens"},
    {"42", "Dentistes Spécialistes"},
    {"50", "Sages-Femmes"},
    {"60", "Infirmiers"},
    {"70", "Masseurs-Kinésithérapeutes"},
    {"80", "Pédicures"},
    {"90", "Autres"},
    {"91", "Orthophonistes"},
    {"92", "Orthoptistes"},
    {"99", "Autres"},
};

constexpr CodedLabel prescriber_group[] = {
    {"1", "Médecins Omnipraticiens libéraux"},
    {"2", "Médecins Spécialistes libéraux"},
    {"4", "Dentistes libéraux"},
    {"5", "Sages-Femmes libérales"},
    {"6", "Infirmiers libéraux"},
    {"7", "Masseurs-Kinésithérapeutes libéraux"},
    {"9", "Autres"},
};

constexpr CodedLabel practice[] = {
    {"1", "Libéral"},
    {"2", "Salarié"},
};

constexpr CodedLabel quality[] = {
    {"1", "1-Assuré"},          {"2", "2-Conjoint et assimilé"}, {"3", "3-Enfant"}, {"4", "4-Autre Ayant-droit"},
    {"9", "9-Valeur inconnue"},
};

constexpr CodedLabel mutual_section[] = {
    {"0", "0-TOP Hors Sections Locales Mutualistes"},
    {"1", "1-TOP Sections Locales Mutualistes"},
};

constexpr CodedLabel region[] = {
    {"1", "01-GUADELOUPE"},
    {"2", "02-MARTINIQUE"},
    {"3", "03-GUYANE"},
    {"4", "04-REUNION"},
    {"6", "06-MAYOTTE"},
    {"11", "11-ILE DE FRANCE"},
    {"21", "21-CHAMPAGNE ARDENNE"},
    {"22", "22-PICARDIE"},
    {"23", "23-HAUTE NORMANDIE"},
    {"24", "24-CENTRE"},
    {"25", "25-BASSE NORMANDIE"},
    {"26", "26-BOURGOGNE"},
    {"31", "31-NORD PAS DE CALAIS"},
    {"41", "41-LORRAINE"},
    {"42", "42-ALSACE"},
    {"43", "43-FRANCHE COMTE"},
    {"52", "52-PAYS DE LA LOIRE"},
    {"53", "53-BRETAGNE"},
    {"54", "54-POITOU CHARENTES"},
    {"72", "72-AQUITAINE"},
    {"73", "73-MIDI PYRENEES"},
    {"74", "74-LIMOUSIN"},
    {"82", "82-RHONE ALPES"},
    {"83", "83-AUVERGNE"},
    {"91", "91-LANGUEDOC ROUSSILLON"},
    {"93", "93-PROVENCE ALPES COTE D'AZUR"},
    {"94", "94-CORSE"},
};

constexpr CodedLabel performer[] = {
    {"1", "01-TOTAL Omnipraticiens"},
    {"2", "02-total Anesthésiologie - Réanimation chirurgicale"},
    {"3", "03-Pathologie cardio-vasculaire"},
    {"4", "04-TOTAL Chirurgie"},
    {"5", "05-Dermatologie et vénérologie"},
    {"6", "06-TOTAL Radiologie"},
    {"7", "07-TOTAL Gynécologie"},
    {"8", "08-Gastro-entérologie et hépatologie"},
    {"9", "09-TOTAL Médecine interne"},
    {"11", "11-Oto-rhino laryngologie"},
    {"12", "12-TOTAL Pédiatrie"},
    {"13", "13-Pneumologie"},
    {"14", "14-Rhumatologie"},
    {"15", "15-Ophtalmologie"},
    {"17", "17-TOTAL Psychiatrie"},
    {"18", "18-TOTAL Stomatologie"},
    {"19", "19-TOTAL Chirurgie dentaire"},
    {"21", "21-Sages-femmes"},
    {"24", "24-Infirmier"},
    {"26", "26-Masseur-kinésithérapeute"},
    {"27", "27-Pédicure podologue"},
    {"28", "28-Orthophoniste"},
    {"29", "29-Orthoptiste"},
    {"30", "30-TOTAL Laboratoire"},
    {"31", "31-Médecine physique et de réanimation"},
    {"32", "32-Neurologie"},
    {"34", "34-Gériatrie"},
    {"35", "35-Néphrologie"},
    {"36", "36-Chirurgie dentaire spécialistes"},
    {"37", "37-Anatomie-cytologie-pathologique"},
    {"38", "38-Médecin biologiste"},
    {"42", "42-Endocrinologie"},
    {"50", "50-Pharmacie indifférenciée"},
    {"55", "55-Ambulancier"},
    {"56", "56-Taxi"},
    {"57", "57-Autre transporteur"},
    {"59", "99-Spécialité Inconnue"},
    {"60", "60-Titre I, titre II ch. 4, titre IV société"},
    {"61", "61-Titre I, titre II chapitre 4, titre IV artisan"},
    {"62", "62-Titre I, titre II chapitre 4, titre IV association"},
    {"63", "63-Titre II, chapitre. I orthèses"},
    {"64", "64-Titre II, chapitre. 2 optique médicale"},
    {"65", "65-Titre II, chapitre. 3 audioprothèses"},
    {"67", "67-Titre II, chapitre. 6 podo-orthèses"},
    {"68", "68-Titre II, chapitre. 7 ortho-prothèses"},
    {"80", "80-Santé publique et Médecine Sociale"},
    {"92", "92-Centre de santé"},
    {"99", "00-Sans objet"},
};

constexpr CodedLabel prescriber[] = {
    {"1", "01-TOTAL Omnipraticiens"},
    {"2", "02-TOTAL Anesthésiologie - Réanimation chirurgicale"},
    {"3", "03-Pathologie cardio-vasculaire"},
    {"4", "04-TOTAL Chirurgie"},
    {"5", "05-Dermatologie et vénérologie"},
    {"6", "06-TOTAL Radiologie"},
    {"7", "07-TOTAL Gynécologie"},
    {"8", "08-Gastro-entérologie et hépatologie"},
    {"9", "09-TOTAL Médecine interne"},
    {"11", "11-Oto-rhino laryngologie"},
    {"12", "12-TOTAL Pédiatrie"},
    {"13", "13-Pneumologie"},
    {"14", "14-Rhumatologie"},
    {"15", "15-Ophtalmologie"},
    {"17", "17-TOTAL Psychiatrie"},
    {"18", "18-TOTAL Stomatologie"},
    {"19", "19-TOTAL Chirurgie dentaire"},
    {"21", "21-Sages-femmes"},
    {"24", "24-Infirmier"},
    {"26", "26-Masseur-kinésithérapeute"},
    {"27", "27-Pédicure podologue"},
    {"28", "28-Orthophoniste"},
    {"30", "30-TOTAL Laboratoire"},
    {"31", "31-Médecine physique et de réanimation"},
    {"32", "32-Neurologie"},
    {"34", "34-Gériatrie"},
    {"35", "35-Néphrologie"},
    {"36", "36-Chirurgie dentaire spécialistes"},
    {"37", "37-Anatomie-cytologie-pathologique"},
    {"38", "38-Médecin biologiste"},
    {"42", "42-Endocrinologie"},
    {"50", "50-Pharmacie indifférenciée"},
    {"51", "50-Pharmacie indifférenciée"},
    {"80", "80-Santé publique et Médecine Sociale"},
    {"91", "99-Spécialité Inconnue"},
    {"99", "99-Spécialité Inconnue"},
};

constexpr BuiltInNomenclature all[] = {
    {"tables-n.ASU_NAT,tables-r.ASU_NAT", insurance},
    {"tables-n.CPL_COD,tables-r.CPL_COD", supplement},
    {"tables-n.EXE_SPE1,tables-r.EXE_SPE1", performer_group},
    {"tables-n.PRE_SPE1,tables-r.PRE_SPE1", prescriber_group},
    {"tables-n.EXE_STJ1,tables-n.PRE_STJ1,tables-r.EXE_STJ1,tables-r.PRE_STJ1", practice},
    {"tables-r.BEN_QLT", quality},
    {"tables-r.TOP_SLM", mutual_section},
    {"tables-r.REGION", region},
    {"tables-r.EXE_SPE", performer},
    {"tables-r.PRE_SPE", prescriber},
};

} // namespace

std::span<const BuiltInNomenclature> table_nomenclatures() noexcept { return all; }

} // namespace cnamdata
