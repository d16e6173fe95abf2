// SPDX-License-Identifier: MPL-2.0
//
// Datasets: what the tool knows about each series that CNAM publishes.
//
// Everything here is constant data with static lifetime, filled in by one file per dataset in src/datasets/.
// All functions are thread-safe.
#pragma once

#include "cnamdata/period.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// What the values of a column are. It decides how a field is parsed and how it is stored.
enum class Kind {
    code,        ///< a code of a nomenclature; stored as INT32, or as text where `Column::text` is set
    text,        ///< free text, labels included; stored as UTF-8
    count,       ///< a whole number of acts, boxes, persons; stored as INT64
    amount,      ///< euros; stored as INT64 centimes, DECIMAL(18,2)
    coefficient, ///< a tariff coefficient with two decimals; stored as amount is
    rate,        ///< a percentage with at most two decimals; stored as amount is
    year,        ///< YYYY; stored as INT32
    month,       ///< 1..12, 0 when unknown; stored as INT32
    yearmonth,   ///< YYYYMM; stored as INT32
};

/// What may be done with a column.
enum class Role {
    dimension,      ///< to group and filter by; never summed or averaged
    measure,        ///< additive over rows
    distinct_count, ///< counts persons once per row: never additive
    label,          ///< the label of the column named by `Column::label_of`
};

/// How a dataset writes its numbers.
enum class NumberFormat {
    english, ///< `1234.56`, `.81`
    french,  ///< `1.234,56`
};

/// Whether `"` has a meaning.
enum class Quoting {
    none,   ///< `"` is an ordinary character
    fields, ///< a field may be enclosed in `"`, inner ones doubled; a lone `"` inside a field is an ordinary character
};

/// How values are laid out in memory and in Parquet.
enum class Storage {
    int32,
    int64,
    decimal, ///< INT64 holding hundredths, DECIMAL(18,2)
    text,    ///< BYTE_ARRAY, UTF-8
};

/// One column of a dataset.
struct Column {
    std::string_view name{}; ///< canonical: the official name in upper case
    Kind kind = Kind::code;
    Role role = Role::dimension;
    bool text = false;           ///< a code kept as text: leading zeros and letters matter
    int length = 0;              ///< characters that each code but those of `missing` has at the least; 0: no rule
    bool required = true;        ///< a file of a period it lives in, and without it, is not a file of this dataset
    std::string_view label_of{}; ///< for labels: the coded column
    std::string_view unit{};     ///< `EUR`, `acts`, `boxes`, `%`; empty for dimensions
    std::string_view french{};   ///< CNAM's own wording
    std::string_view english{};
    std::string_view missing{};  ///< codes that mean unknown or not applicable, separated by commas
    std::string_view aliases{};  ///< other published names, separated by commas
    Period since{};              ///< first period that has it; empty: always
    Period until{};              ///< last period that has it; empty: still there
    std::string_view evidence{}; ///< why it is believed, where no published header shows it

    [[nodiscard]] Storage storage() const noexcept;
    /// Whether a table of that period holds the column, if only as nulls. An empty period: yes unless it has ended.
    [[nodiscard]] bool lives_in(Period period) const noexcept;
};

/// One published form of the header.
struct HeaderVersion {
    std::string id{}; ///< e.g. `v2`
    Period first{};
    Period last{};        ///< empty: still current
    std::string header{}; ///< the header line exactly as published, without its line end
    /// The stem of its files, written as in `Dataset::names`; empty: the first of those.
    std::string name{};
    /// Which of the files that a period has side by side, e.g. `cip13_age_sexe`. They hold the same money by other
    /// columns, so they are never added. Empty: the dataset has one file a period.
    std::string breakdown{};
    /// Where the header itself was never seen: the columns known for sure, separated by commas. Only these are
    /// required.
    std::string seen{};
    std::string evidence{}; ///< why it is believed, where no published header shows it

    [[nodiscard]] bool in_force(Period period) const noexcept;
    /// The names in `header`, without quotes and without the empty one after a trailing `;`.
    [[nodiscard]] std::vector<std::string_view> columns() const;
};

/// A documented way to get a wrong number out of a dataset. Some can be seen in a question, which is then warned.
struct Trap {
    std::string_view id{};
    std::string_view text{};       ///< one sentence: the rule to follow
    std::string_view summed{};     ///< sums and averages of these columns, separated by commas, fall into it ...
    std::string_view unless{};     ///< ... unless this column is grouped or filtered by
    std::string_view beside{};     ///< put to these datasets as well, separated by commas, a question falls into it ...
    std::string_view when_using{}; ///< ... when it uses this column; empty: always
    std::string_view missing{};    ///< using one of these, which not all files have, a question falls into it as well
};

/// One publication of the archive of a period. The portal replaces files under the same name.
struct Edition {
    Period period{};
    std::string_view id{};     ///< what PublishedTotal::edition names
    std::string_view sha256{}; ///< of the archive; empty when unknown
    std::string_view french{}; ///< why another one took its place; empty when it is not known to be replaced
    std::string_view english{};
};

/// A total that was published of a dataset.
struct PublishedTotal {
    Period period{};
    std::string_view edition{};   ///< of which publication; empty when one only is known
    std::string_view file{};      ///< stem of the published file, where a period has several; empty: its only one
    std::string_view where{};     ///< which rows, as an expression; empty: all
    std::string_view measure{};   ///< the column that is added up; empty: rows are counted
    std::string_view value{};     ///< written as `1234.56`
    std::string_view tolerance{}; ///< how far it may be off because it was rounded; empty: it is exact
    std::string_view source{};    ///< who published it
};

/// What is known of what was published.
struct Publications {
    std::vector<Edition> editions{};
    std::vector<PublishedTotal> totals{};
};

/// Where CNAM's portal lists the archives of a dataset; their names are `Dataset::names`.
struct PortalAddress {
    std::string_view
        section{}; ///< the part of the site: `depenses`, `medicaments`, `biologie`, `LPP`; empty: not known
    /// Values of the parameter `Dir_Rep`, as seen in use. One with `{y}`, which stands for the year, is a folder of
    /// download2.php; the others are listed by year by download.php. Where there are none, or words to look for
    /// besides, the index of the section has others.
    std::vector<std::string_view> folders{};
    std::string_view
        look_for{}; ///< for the index: words of which a folder's name has one, separated by commas; empty: any
    std::uint64_t typical_bytes = 0; ///< of an archive, to estimate before the first one is here
    std::uint64_t typical_rows = 0;  ///< likewise
};

/// A series published by CNAM.
struct Dataset {
    std::string_view id{};    ///< as typed on the command line
    std::string_view title{}; ///< e.g. `Open DAMIR`
    std::string_view french{};
    std::string_view english{};
    bool monthly = false; ///< one archive a month, else one a year
    Period first{};       ///< first published period
    NumberFormat numbers = NumberFormat::french;
    Quoting quoting = Quoting::none;
    bool crlf = true;                ///< published with CRLF line ends (both are read)
    bool trailing_separator = false; ///< published with a `;` at the end of each line (both are read)
    /// Stems of the published files; `{ym}` stands for YYYYMM, `{y}` for YYYY and `{m}` for MM. The first is the
    /// current one. Those of the header versions come on top.
    std::vector<std::string_view> names{};
    std::string_view published_as{}; ///< `csv`, `csv.gz` or `zip`, in the case of the published name
    /// The dataset whose codes are also this one's: its labels serve where this one has none of its own. Empty: none.
    std::string_view labels_from{};
    /// The column whose value is the period in every row, for monthly files that have one.
    std::string_view period_column{};
    /// No published file is known: the columns are a guess, none is required, and a file is taken for one of this
    /// dataset only by its name or by the user's word.
    bool unseen = false;
    std::vector<HeaderVersion> versions{};
    std::vector<Column> columns{};
    std::vector<Trap> traps{};
    Publications published{};
    PortalAddress portal{};

    /// The column of that name, case folded, aliases included; nullptr if there is none.
    [[nodiscard]] const Column* find(std::string_view name) const noexcept;
    /// The header version in force in a period, the first of them where there are several; nullptr if none is known.
    [[nodiscard]] const HeaderVersion* version_of(Period period) const noexcept;
    /// Every stem its files are published under, each once.
    [[nodiscard]] std::vector<std::string_view> file_names() const;
    /// The breakdowns, in the order of the versions; an empty one alone when a period has one file only.
    [[nodiscard]] std::vector<std::string_view> breakdowns() const;
    /// The columns that tables of a breakdown hold, in the dataset's order (a period may lack some all the same).
    [[nodiscard]] std::vector<const Column*> columns_of(std::string_view breakdown) const;
    /// Whether a file of that breakdown and period, without this column of it, is refused.
    [[nodiscard]] bool requires_column(const Column& column, std::string_view breakdown, Period period) const;
    /// The dataset as if that breakdown were all of it. Throws Error(usage), with the nearest, when it has no such one.
    [[nodiscard]] Dataset narrowed_to(std::string_view breakdown) const;
};

/// Every dataset the tool knows, in the order of the registry.
[[nodiscard]] std::span<const Dataset* const> datasets() noexcept;

/// The dataset of that id. Throws Error(usage) that names the nearest id.
[[nodiscard]] const Dataset& find_dataset(std::string_view id);

/// Same, without the exception: nullptr if there is none.
[[nodiscard]] const Dataset* try_dataset(std::string_view id) noexcept;

/// The version of the schema modules, recorded in every table: raised when a column changes its meaning or type.
[[nodiscard]] int schema_version() noexcept;

[[nodiscard]] std::string_view to_string(Kind kind) noexcept;
[[nodiscard]] std::string_view to_string(Role role) noexcept;

} // namespace cnamdata
