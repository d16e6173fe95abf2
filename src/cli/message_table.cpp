// SPDX-License-Identifier: MPL-2.0
//
// The one table of bilingual messages.
#include "cli/messages.hpp"

#include <array>

namespace cnamdata::cli {
namespace {

constexpr std::array table{
    Message{"verify.dataset", "DATASET", "JEU"},
    Message{"verify.period", "PERIOD", "PÉRIODE"},
    Message{"verify.table", "TABLE", "TABLE"},
    Message{"verify.rows", "ROWS", "LIGNES"},
    Message{"verify.verdict", "VERDICT", "VERDICT"},
    Message{"verify.figure", "FIGURE", "CHIFFRE"},
    Message{"verify.where", "WHERE", "OÙ"},
    Message{"verify.edition", "EDITION", "ÉDITION"},
    Message{"verify.expected", "EXPECTED", "ATTENDU"},
    Message{"verify.found", "FOUND", "TROUVÉ"},
    Message{"verify.difference", "DIFFERENCE", "ÉCART"},
    Message{"verify.source", "published by {0}", "publié par {0}"},
    Message{"verify.more", "and {0} more, which --format json lists", "et {0} autres, que --format json donne"},
    Message{"verify.count", "rows", "lignes"},
    Message{"verify.nothing", "the store has no table to verify", "l'entrepôt n'a aucune table à vérifier"},
    Message{"verify.unknown", "; no published total of it is known", " ; aucun total publié n'en est connu"},
    Message{"verify.agrees", "; it agrees with the {0} published totals that are known",
            " ; conforme aux {0} totaux publiés connus"},
    Message{"verify.agrees-edition", "; it agrees with the {0} published totals of edition {1}",
            " ; conforme aux {0} totaux publiés de l'édition {1}"},
    Message{"verify.superseded", ", {0}", ", {0}"},
    Message{"verify.archive", "; its archive is unchanged", " ; son archive est inchangée"},

    Message{"verdict.sound", "it is what ingest recorded", "conforme à ce que l'import a enregistré"},
    Message{"verdict.unrecorded", "it can be read, but the version that wrote it recorded no sums: ingest it again",
            "lisible, mais la version qui l'a écrite n'enregistrait pas de sommes : importez-la de nouveau"},
    Message{"verdict.incomplete",
            "ingest set rows aside as rejects: it cannot agree with what was published. See its list of rejects",
            "l'import a écarté des lignes : elle ne peut pas concorder avec ce qui a été publié. Voyez la liste des "
            "rejets"},
    Message{"verdict.republished",
            "it is what ingest recorded, but agrees with no publication known to this version: CNAM has most likely "
            "published the file again. Nothing is wrong with the table",
            "conforme à ce que l'import a enregistré, mais à aucune publication connue de cette version : la CNAM a "
            "très probablement republié le fichier. La table n'est pas en cause"},
    Message{"verdict.unlike",
            "it is what ingest recorded, but is not of the size of what was published: an extract, or another file "
            "under that name",
            "conforme à ce que l'import a enregistré, mais sans commune mesure avec ce qui a été publié : un extrait, "
            "ou un autre fichier sous ce nom"},
    Message{"verdict.replaced",
            "the store holds another archive of the same name: the file was published again. Ingest it",
            "l'entrepôt contient une autre archive du même nom : le fichier a été republié. Importez-la"},
    Message{"verdict.outdated", "it was written with version {0} of the schema, not the current one: ingest it again",
            "écrite avec la version {0} du schéma, qui n'est plus la version courante : importez-la de nouveau"},
    Message{"verdict.broken", "it is not what was ingested: it was changed or damaged since. Ingest its archive again",
            "ce n'est plus ce qui a été importé : elle a été modifiée ou abîmée depuis. Importez son archive de "
            "nouveau"},
    Message{"verdict.unreadable", "it cannot be read: it is truncated or damaged. Ingest its archive again",
            "illisible : tronquée ou abîmée. Importez son archive de nouveau"},
    Message{"verdict.foreign", "it is no table of cnamdata: there is nothing to compare it with",
            "ce n'est pas une table de cnamdata : rien à quoi la comparer"},
};

} // namespace

std::span<const Message> messages() noexcept { return table; }

} // namespace cnamdata::cli
