#pragma once

#include "core/base/address.h"
#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/base/sentence.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::plans {

using Json = nlohmann::json;

[[nodiscard]] Sentence sentenceFrom(const Json& json, std::string text); // json.h

inline constexpr std::size_t longestMemberText = 4096;
inline constexpr std::size_t maxListed = 4096;

/// Reads the members of a JSON object of another program. A member that is absent or null leaves its value as
/// it is; the first one of a wrong type or out of range is remembered.
class Members {
public:
    explicit Members(const Json& object) : m_object(object.is_object() ? &object : nullptr) {
        if (!m_object)
            m_wrong = "(object)";
    }

    void text(const char* name, std::string& value, std::size_t longest = longestMemberText) {
        if (const auto* const found = find(name)) {
            if (found->is_string() && found->get_ref<const std::string&>().size() <= longest)
                value = found->get<std::string>();
            else
                wrong(name);
        }
    }
    /// The member NAME, and NAME_sentence.
    void sentence(const std::string& name, Sentence& value) {
        std::string english;
        text(name.c_str(), english);
        const auto* const pattern = find((name + "_sentence").c_str());
        if (has(name.c_str()))
            value = sentenceFrom(pattern ? *pattern : Json(), std::move(english));
    }
    /// The array NAME, and the array PATTERNS_NAME with what belongs to each of its texts.
    void sentences(const char* name, const char* patternsName, std::vector<Sentence>& values) {
        std::vector<std::string> english;
        texts(name, english);
        const auto* const patterns = find(patternsName);
        values.clear();
        for (std::size_t at = 0; at < english.size(); ++at)
            values.push_back(sentenceFrom(
                patterns && patterns->is_array() && at < patterns->size() ? (*patterns)[at] : Json(),
                std::move(english[at])));
    }
    void flag(const char* name, bool& value) {
        if (const auto* const found = find(name)) {
            if (found->is_boolean())
                value = found->get<bool>();
            else
                wrong(name);
        }
    }
    template <std::integral Number>
    void number(const char* name, Number& value) {
        if (const auto* const found = find(name)) {
            if (fits<Number>(*found))
                value = found->get<Number>();
            else
                wrong(name);
        }
    }
    template <class Value, class Read>
    void optional(const char* name, std::optional<Value>& value, const Read& read) {
        if (find(name)) {
            Value inner{};
            read(name, inner);
            value = std::move(inner);
        }
    }
    template <std::integral Number>
    void number(const char* name, std::optional<Number>& value) {
        optional(name, value, [this](const char* inner, Number& of) { number(inner, of); });
    }
    void address(const char* name, Address& value) {
        std::string written;
        text(name, written);
        if (!find(name))
            return;
        if (const auto parsed = Address::parse(written))
            value = *parsed;
        else
            wrong(name);
    }
    void ipv4(const char* name, std::optional<Ipv4Address>& value) {
        std::string written;
        text(name, written);
        if (!find(name))
            return;
        if (const auto parsed = Ipv4Address::parse(written))
            value = *parsed;
        else
            wrong(name);
    }
    void mac(const char* name, MacAddress& value) {
        if (const auto* const found = find(name))
            readMac(*found, name, value);
    }
    void macs(const char* name, std::vector<MacAddress>& value) {
        list(name, value, [this, name](const Json& entry, MacAddress& mac) { readMac(entry, name, mac); });
    }
    void texts(const char* name, std::vector<std::string>& value) {
        list(name, value, [this, name](const Json& entry, std::string& of) {
            if (entry.is_string() && entry.get_ref<const std::string&>().size() <= longestMemberText)
                of = entry.get<std::string>();
            else
                wrong(name);
        });
    }
    /// `read` fills one entry; it may call wrong().
    template <class Value, class Read>
    void list(const char* name, std::vector<Value>& values, const Read& read) {
        const auto* const found = find(name);
        if (!found)
            return;
        if (!found->is_array() || found->size() > maxListed) {
            wrong(name);
            return;
        }
        values.clear();
        for (const auto& entry : *found)
            read(entry, values.emplace_back());
    }

    [[nodiscard]] bool has(const char* name) const { return find(name) != nullptr; }
    /// Nothing when the member is absent or null.
    [[nodiscard]] const Json* find(const char* name) const {
        if (!m_object)
            return nullptr;
        const auto found = m_object->find(name);
        return found == m_object->end() || found->is_null() ? nullptr : &*found;
    }
    void require(const char* name) {
        if (!has(name))
            wrong(name);
    }
    /// An empty name is ignored.
    void wrong(std::string_view name) {
        if (m_wrong.empty())
            m_wrong = name;
    }
    /// The first member that could not be read; empty when all could.
    [[nodiscard]] const std::string& firstWrong() const { return m_wrong; }

private:
    template <std::integral Number>
    static bool fits(const Json& value) {
        if (value.is_number_unsigned())
            return value.get<std::uint64_t>() <=
                   static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
        if (!value.is_number_integer())
            return false;
        const auto number = value.get<std::int64_t>();
        if constexpr (std::unsigned_integral<Number>)
            return number >= 0 && static_cast<std::uint64_t>(number) <= std::numeric_limits<Number>::max();
        else
            return number >= std::numeric_limits<Number>::min() &&
                   number <= std::numeric_limits<Number>::max();
    }
    void readMac(const Json& value, const char* name, MacAddress& mac) {
        const auto parsed = value.is_string() ? MacAddress::parse(value.get_ref<const std::string&>())
                                              : fail(ErrorCode::Malformed);
        if (parsed)
            mac = *parsed;
        else
            wrong(name);
    }

    const Json* m_object;
    std::string m_wrong;
};

} // namespace etherdeck::plans
