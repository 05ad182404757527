#define PCRE2_CODE_UNIT_WIDTH 8

#include "core/store/database/text_pattern.h"

#include <array>
#include <cerrno>
#include <pcre2.h>
#include <string>

namespace etherdeck::store {

namespace {

constexpr std::size_t longestExpression = 4096;
constexpr std::uint32_t maxSteps = 100'000; // for one text: a few milliseconds
constexpr std::uint32_t maxDepth = 10'000;
constexpr std::uint32_t maxKibibytes = 8 * 1024;

const auto* bytesOf(std::string_view text) {
    // Not a null pointer for empty text.
    return reinterpret_cast<PCRE2_SPTR>(text.empty() ? "" : text.data());
}

std::string messageOf(int code, std::size_t offset) {
    std::array<PCRE2_UCHAR, 256> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return reinterpret_cast<const char*>(text.data()) + std::string(" at ") + std::to_string(offset);
}

} // namespace

void TextPattern::Free::operator()(pcre2_code* code) const { pcre2_code_free(code); }
void TextPattern::Free::operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
void TextPattern::Free::operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }

Result<TextPattern> TextPattern::compile(std::string_view expression, bool caseMatters) {
    if (expression.size() > longestExpression)
        return fail(ErrorCode::TooLong, "expression of " + std::to_string(expression.size()) + " bytes");
    int code = 0;
    std::size_t offset = 0;
    const std::uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_MULTILINE |
                                  PCRE2_NEVER_BACKSLASH_C | (caseMatters ? 0u : PCRE2_CASELESS);
    TextPattern pattern;
    pattern.m_code.reset(
        pcre2_compile(bytesOf(expression), expression.size(), options, &code, &offset, nullptr));
    if (!pattern.m_code)
        return fail(ErrorCode::Malformed, messageOf(code, offset));
    // Without it, on a system that forbids to make code, it is slower and right.
    (void)pcre2_jit_compile(pattern.m_code.get(), PCRE2_JIT_COMPLETE);
    pattern.m_data.reset(pcre2_match_data_create(1, nullptr));
    pattern.m_limits.reset(pcre2_match_context_create(nullptr));
    if (!pattern.m_data || !pattern.m_limits)
        return fail(ErrorCode::System, {}, ENOMEM);
    pcre2_set_match_limit(pattern.m_limits.get(), maxSteps);
    pcre2_set_depth_limit(pattern.m_limits.get(), maxDepth);
    pcre2_set_heap_limit(pattern.m_limits.get(), maxKibibytes);
    return pattern;
}

bool TextPattern::matches(std::string_view text) const {
    return pcre2_match(m_code.get(), bytesOf(text), text.size(), 0, 0, m_data.get(), m_limits.get()) >= 0;
}

} // namespace etherdeck::store
