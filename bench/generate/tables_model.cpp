// SPDX-License-Identifier: MPL-2.0
#include "generate/model.hpp"

#include "generate/tables_parts.hpp"
#include "generate/yearly.hpp"

#include <algorithm>
#include <charconv>

namespace cnamdata::generate {

namespace {

constexpr std::uint64_t block_rows = 16'384;

/// Rows are independent, so a block is any run of them. `Filler` has fill(Random&, Period, Row&).
template <typename Filler>
class TablesModel final : public Model {
public:
    explicit TablesModel(Columns& columns) : filler_(columns) {}

    [[nodiscard]] std::unique_ptr<Plan> plan(const Job& job) const override {
        return std::make_unique<TablesPlan>(filler_, job);
    }

private:
    class TablesPlan final : public Plan {
    public:
        TablesPlan(const Filler& filler, const Job& job) : filler_(&filler), job_(job) {}
        [[nodiscard]] std::uint64_t blocks() const override { return (job_.rows + block_rows - 1) / block_rows; }
        [[nodiscard]] std::uint64_t first_row(std::uint64_t block) const override {
            return std::min(block * block_rows, job_.rows);
        }
        void write(std::uint64_t block, Row& row, LineWriter& lines) const override {
            Random random(mixed(job_.seed, block));
            for (std::uint64_t i = first_row(block); i < first_row(block + 1); ++i) {
                filler_->fill(random, job_.period, row);
                lines.line(row);
            }
        }

    private:
        const Filler* filler_;
        Job job_;
    };

    Filler filler_;
};

class NationalRow {
public:
    explicit NationalRow(Columns& columns) : common_(columns), reimbursed_(columns.claim("REM_DATE")) {}

    void fill(Random& random, Period file, Row& row) const {
        // Corrections of months before that of the file.
        const std::int64_t month = months_before(file, random.chance(9'000) ? random.between(1, 10) : 0);
        common_.fill(random, {static_cast<int>(month / 100), static_cast<int>(month % 100)}, row);
        row.number(reimbursed_, month);
    }

private:
    TablesRow common_;
    Slot reimbursed_;
};

struct Fund {
    std::int64_t cpam;
    std::string_view label, department, department_label;
    std::int64_t region;
    std::string_view region_label;
};

const std::vector<Fund>& funds() {
    static const std::vector<Fund> all{
        {11, "011-Bourg-en-Bresse", "01", "01-Ain", 82, "82-RHONE ALPES"},
        {21, "021-Laon", "02", "02-Aisne", 22, "22-PICARDIE"},
        {61, "061-Nice", "06", "06-Alpes-maritimes", 93, "93-PROVENCE ALPES COTE D'AZUR"},
        {201, "201-Ajaccio", "2A", "2A-Corse-du-Sud", 94, "94-CORSE"},
        {202, "202-Bastia", "2B", "2B-Haute-Corse", 94, "94-CORSE"},
        {261, "261-Valence", "26", "26-Drôme", 82, "82-RHONE ALPES"},
        {301, "301-Nîmes", "30", "30-Gard", 91, "91-LANGUEDOC ROUSSILLON"},
        {542, "542-Nancy", "54", "54-Meurthe-et-Moselle", 41, "41-LORRAINE"},
        {951, "951-Pontoise", "95", "95-Val-d'Oise", 11, "11-ILE DE FRANCE"},
        {974, "974-Saint-Denis", "974", "974-Réunion", 4, "04-REUNION"},
    };
    return all;
}

class LocalRow {
public:
    explicit LocalRow(Columns& columns)
        : common_(columns), beneficiary_(columns, "BEN_QLT",
                                         {{{"1", "1-Assuré"}, 70},
                                          {{"2", "2-Conjoint et assimilé"}, 10},
                                          {{"3", "3-Enfant"}, 18},
                                          {{"9", "9-Valeur inconnue"}, 2}}),
          mutual_(columns, "TOP_SLM",
                  {{{"0", "0-TOP Hors Sections Locales Mutualistes"}, 90},
                   {{"1", "1-TOP Sections Locales Mutualistes"}, 10}}),
          fund_(columns.claim("CPAM")), fund_label_(columns.claim("L_CPAM")), department_(columns.claim("DPT")),
          department_label_(columns.claim("L_DPT")), region_(columns.claim("REGION")),
          region_label_(columns.claim("L_REGION")) {
        for (const Fund& fund : funds())
            labels_.push_back({windows_1252(fund.label), windows_1252(fund.department_label)});
    }

    void fill(Random& random, Period file, Row& row) const {
        common_.fill(random, file, row);
        beneficiary_.fill(random, row);
        mutual_.fill(random, row);
        const std::size_t place = random.below(static_cast<std::uint32_t>(funds().size()));
        const Fund& fund = funds()[place];
        row.number(fund_, fund.cpam);
        row.text(fund_label_, labels_[place].first);
        row.text(department_, fund.department);
        row.text(department_label_, labels_[place].second);
        row.number(region_, fund.region);
        row.text(region_label_, fund.region_label); // ASCII
    }

private:
    TablesRow common_;
    LabelledColumn beneficiary_, mutual_;
    Slot fund_, fund_label_, department_, department_label_, region_, region_label_;
    std::vector<std::pair<std::string, std::string>> labels_;
};

} // namespace

std::unique_ptr<Model> make_tables_n(Columns& columns) { return std::make_unique<TablesModel<NationalRow>>(columns); }
std::unique_ptr<Model> make_tables_r(Columns& columns) { return std::make_unique<TablesModel<LocalRow>>(columns); }

} // namespace cnamdata::generate
