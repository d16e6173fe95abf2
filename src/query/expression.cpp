// SPDX-License-Identifier: MPL-2.0
#include "query/expression.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cnamdata {

namespace {

using Type = Expression::Type;

constexpr std::string_view expression_help = "Expressions look like: BEN_SEX_COD = 2 and AGE_BEN_SNDS >= 60, "
                                             "PRS_REM_TYP in (0, 1), ATC5 like 'C10A%', GEN_NUM is not null.";
constexpr int deepest = 200;
constexpr std::size_t longest_number = 30;

struct Token {
    enum class Kind { name, number, string, symbol, end } kind = Kind::end;
    std::string text{};
    std::size_t position = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Cuts an expression into tokens.
class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Token next() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            ++at_;
        if (at_ == text_.size()) return {Token::Kind::end, "the end", at_};
        const char c = text_[at_];
        if (is_letter(c)) return take_while(Token::Kind::name, [](char d) { return is_letter(d) || is_digit(d); });
        const bool sign = (c == '-' || c == '+' || c == '.') && at_ + 1 < text_.size() &&
                          (is_digit(text_[at_ + 1]) || text_[at_ + 1] == '.');
        if (is_digit(c) || sign) return number();
        if (c == '\'') return string();
        if (c == '"') return quoted_name();
        return symbol();
    }

private:
    template <typename Keep>
    Token take_while(Token::Kind kind, Keep keep) {
        const std::size_t begin = at_++;
        while (at_ < text_.size() && keep(text_[at_]))
            ++at_;
        return {kind, std::string(text_.substr(begin, at_ - begin)), begin};
    }

    Token number() {
        Token token = take_while(Token::Kind::number, [](char c) { return is_digit(c) || c == '.' || is_letter(c); });
        const auto points = std::count(token.text.begin(), token.text.end(), '.');
        const bool letters = std::any_of(token.text.begin(), token.text.end(), is_letter);
        const bool digits = std::any_of(token.text.begin(), token.text.end(), is_digit);
        if (letters || points > 1 || !digits) {
            fail_at(text_, token.position, "'" + token.text + "' is no number",
                    letters ? "A code with letters is written in single quotes: '" + token.text + "'." : "");
        }
        if (token.text.size() > longest_number) fail_at(text_, token.position, "the number is too long");
        return token;
    }

    Token string() {
        Token token{Token::Kind::string, {}, at_};
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\'' && text_.substr(at_ + 1, 1) == "'") {
                ++at_;
            } else if (text_[at_] == '\'') {
                ++at_;
                return token;
            }
            token.text += text_[at_];
        }
        fail_at(text_, token.position, "the string has no closing quote");
    }

    Token quoted_name() {
        const std::size_t end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos) fail_at(text_, at_, "the name has no closing quote");
        Token token{Token::Kind::name, std::string(text_.substr(at_ + 1, end - at_ - 1)), at_};
        at_ = end + 1;
        return token;
    }

    Token symbol() {
        constexpr std::array<std::string_view, 11> symbols{"<=", ">=", "<>", "!=", "==", "=", "<", ">", "(", ")", ","};
        for (std::string_view symbol : symbols) {
            if (text_.substr(at_).starts_with(symbol)) {
                at_ += symbol.size();
                return {Token::Kind::symbol, std::string(symbol), at_ - symbol.size()};
            }
        }
        std::size_t end = at_ + 1; // of the character, which may be several bytes
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U)
            ++end;
        fail_at(text_, at_, "unexpected character '" + std::string(text_.substr(at_, end - at_)) + "'",
                std::string(expression_help));
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

Literal literal_of(const Token& token) {
    Literal literal{.spelling = token.text, .number = token.kind == Token::Kind::number, .position = token.position};
    if (!literal.number) return literal;
    bool after_point = false;
    for (const char c : token.text) {
        if (c == '.') after_point = true;
        if (!is_digit(c)) continue;
        literal.digits = literal.digits * 10 + (c - '0');
        if (after_point) ++literal.scale;
    }
    if (token.text[0] == '-') literal.digits = -literal.digits;
    return literal;
}

/// Recursive descent: or, and, not, then a condition.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text), lexer_(text) { advance(); }

    Expression parse() {
        if (token_.kind == Token::Kind::end) return {};
        Expression expression = disjunction();
        if (is_symbol(","))
            fail_at(text_, token_.position, "unexpected ','", "Decimals have a point: 12.50, not 12,50.");
        if (token_.kind != Token::Kind::end) unexpected("'and', 'or' or the end");
        return expression;
    }

private:
    void advance() { token_ = lexer_.next(); }

    [[nodiscard]] bool is_word(std::string_view word) const {
        return token_.kind == Token::Kind::name && same_folded(token_.text, word) && text_[token_.position] != '"';
    }
    bool accept_word(std::string_view word) {
        if (!is_word(word)) return false;
        advance();
        return true;
    }
    [[nodiscard]] bool is_symbol(std::string_view symbol) const {
        return token_.kind == Token::Kind::symbol && token_.text == symbol;
    }
    bool accept_symbol(std::string_view symbol) {
        if (!is_symbol(symbol)) return false;
        advance();
        return true;
    }
    [[noreturn]] void unexpected(const std::string& wanted) const {
        const std::string found = token_.kind == Token::Kind::end ? "the end" : "'" + token_.text + "'";
        fail_at(text_, token_.position, "expected " + wanted + ", found " + found, std::string(expression_help));
    }

    Expression disjunction() {
        if (++depth_ > deepest) fail_at(text_, token_.position, "the expression is nested too deeply");
        Expression result = sequence(Type::any_of, "or",
                                     [this] { return sequence(Type::all_of, "and", [this] { return negation(); }); });
        --depth_;
        return result;
    }

    template <typename Next>
    Expression sequence(Type type, std::string_view word, Next next) {
        Expression first = next();
        if (!is_word(word)) return first;
        Expression whole{.type = type};
        whole.children.push_back(std::move(first));
        while (accept_word(word))
            whole.children.push_back(next());
        return whole;
    }

    Expression negation() {
        bool negated = false;
        while (accept_word("not"))
            negated = !negated;
        Expression inner = accept_symbol("(") ? parenthesis() : condition();
        return negated ? negate(std::move(inner)) : inner;
    }

    static Expression negate(Expression inner) {
        Expression whole{.type = Type::negation};
        whole.children.push_back(std::move(inner));
        return whole;
    }

    Expression parenthesis() {
        Expression inner = disjunction();
        if (!accept_symbol(")")) unexpected("')'");
        return inner;
    }

    Expression condition() {
        if (token_.kind != Token::Kind::name) unexpected("a column");
        Expression result{.position = token_.position};
        result.column = column();
        if (accept_word("is")) {
            const bool negated = accept_word("not");
            if (!accept_word("null")) unexpected("'null'");
            result.type = Type::is_null;
            return negated ? negate(std::move(result)) : result;
        }
        const bool negated = accept_word("not");
        if (!accept_set_operator(result)) {
            if (negated) unexpected("'in', 'between' or 'like'");
            comparison(result);
        }
        return negated ? negate(std::move(result)) : result;
    }

    /// A name, or a function of one.
    std::string column() {
        std::string name = token_.text;
        const bool plain = text_[token_.position] != '"';
        advance();
        if (!plain || !accept_symbol("(")) return name;
        if (++depth_ > deepest) fail_at(text_, token_.position, "the expression is nested too deeply");
        name += '(';
        if (token_.kind == Token::Kind::name) name += column();
        if (!accept_symbol(")")) unexpected("a column or ')'");
        --depth_;
        return name + ')';
    }

    bool accept_set_operator(Expression& result) {
        if (accept_word("in")) {
            result.type = Type::in;
            if (!accept_symbol("(")) unexpected("'('");
            do
                result.literals.push_back(literal());
            while (accept_symbol(","));
            if (!accept_symbol(")")) unexpected("',' or ')'");
            return true;
        }
        if (accept_word("between")) {
            result.type = Type::between;
            result.literals.push_back(literal());
            if (!accept_word("and")) unexpected("'and'");
            result.literals.push_back(literal());
            return true;
        }
        if (!accept_word("like")) return false;
        result.type = Type::like;
        result.literals.push_back(literal());
        return true;
    }

    void comparison(Expression& result) {
        constexpr std::array<std::pair<std::string_view, Type>, 8> operators{{
            {"=", Type::equal},
            {"==", Type::equal},
            {"!=", Type::not_equal},
            {"<>", Type::not_equal},
            {"<=", Type::less_equal},
            {"<", Type::less},
            {">=", Type::greater_equal},
            {">", Type::greater},
        }};
        for (const auto& [symbol, type] : operators) {
            if (!accept_symbol(symbol)) continue;
            result.type = type;
            result.literals.push_back(literal());
            return;
        }
        unexpected("a comparison");
    }

    Literal literal() {
        if (is_word("null")) {
            fail_at(text_, token_.position, "nothing equals null", "Write COL is null, or COL is not null.");
        }
        if (token_.kind == Token::Kind::name) {
            fail_at(text_, token_.position,
                    "expected a number or a string in single quotes, found '" + token_.text + "'",
                    "Write '" + token_.text + "' in single quotes; columns stand on the left of a comparison.");
        }
        if (token_.kind != Token::Kind::number && token_.kind != Token::Kind::string) unexpected("a constant");
        Literal result = literal_of(token_);
        advance();
        return result;
    }

    std::string_view text_;
    Lexer lexer_;
    Token token_;
    int depth_ = 0;
};

void collect(const Expression& expression, std::vector<std::string>& names) {
    const auto same = [&](const std::string& name) { return same_folded(name, expression.column); };
    if (!expression.column.empty() && std::none_of(names.begin(), names.end(), same))
        names.push_back(expression.column);
    for (const Expression& child : expression.children)
        collect(child, names);
}

} // namespace

void fail_at(std::string_view expression, std::size_t position, const std::string& what, const std::string& hint) {
    std::size_t column = 0; // code points before the position
    for (std::size_t i = 0; i < std::min(position, expression.size()); ++i) {
        if ((static_cast<unsigned char>(expression[i]) & 0xC0U) != 0x80U) ++column;
    }
    throw Error(Category::usage,
                what + ", at character " + std::to_string(column + 1) + " of\n  " + std::string(expression) + "\n  " +
                    std::string(column, ' ') + "^",
                hint);
}

Expression parse_expression(std::string_view text) { return Parser(text).parse(); }

std::vector<std::string> columns_of(const Expression& expression) {
    std::vector<std::string> names;
    collect(expression, names);
    return names;
}

} // namespace cnamdata
