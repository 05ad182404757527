#pragma once

#include "core/base/result.h"

#include <memory>
#include <string_view>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;

namespace etherdeck::store {

/// A regular expression of PCRE2 over UTF-8. What an expression may cost is limited: where it takes too long
/// on a text, it does not match.
class TextPattern {
public:
    /// Errors: Malformed (detail says what and where), TooLong (over 4096 bytes), System.
    [[nodiscard]] static Result<TextPattern> compile(std::string_view expression, bool caseMatters);
    /// Anywhere in the text. Not for several threads at once.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    struct Free {
        void operator()(pcre2_real_code_8* code) const;
        void operator()(pcre2_real_match_data_8* data) const;
        void operator()(pcre2_real_match_context_8* context) const;
    };
    TextPattern() = default;

    std::unique_ptr<pcre2_real_code_8, Free> m_code;
    std::unique_ptr<pcre2_real_match_data_8, Free> m_data;
    std::unique_ptr<pcre2_real_match_context_8, Free> m_limits;
};

} // namespace etherdeck::store
