#pragma once

#include <QByteArray>
#include <QChar>
#include <QList>
#include <QString>

#include <array>
#include <optional>
#include <string>

/// Characters that must not reach a screen unescaped, by Unicode category.
namespace etherdeck::tests {

/// Texts that do harm, each in a different way, when they are printed unescaped.
inline const std::array<std::string, 8>& hostileTexts() {
    static const std::array<std::string, 8> texts{
        "\x1b]0;title\x07\x1b[2Jcleared",
        "c1 \xc2\x9b"
        "2J bare \x9b"
        "31m del \x7f",
        "abc\xe2\x80\xae"
        "fdp.exe\xe2\x81\xa6isolated\xe2\x81\xa9",
        "zero\xe2\x80\x8bwidth\xe2\x80\x8d\xef\xbb\xbfmark\xd8\x9c\xe2\x81\xa0joined",
        "tag\xf3\xa0\x81\x81\xf3\xa0\x81\xbf vs\xef\xb8\x8e\xf3\xa0\x84\x80",
        "broken\xff\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xe2\x82",
        "lines\xe2\x80\xa8"
        "and\r\n\tpara\xe2\x80\xa9"
        "graphs private\xee\x80\x80",
        std::string("nul\0\b\b\b in it", 13)};
    return texts;
}

/// The first character of a program's output that must not be in it; nothing when all are harmless.
inline std::optional<QString> harmIn(const QByteArray& output) {
    const auto text = QString::fromUtf8(output);
    if (text.toUtf8() != output)
        return QStringLiteral("bytes that are not UTF-8");
    for (const auto code : text.toUcs4()) {
        const auto kind = QChar::category(code);
        const bool isControl = kind == QChar::Other_Control && code != '\n' && code != '\t';
        const bool isHidden = kind == QChar::Other_Format || kind == QChar::Other_Surrogate ||
                              kind == QChar::Other_PrivateUse || kind == QChar::Other_NotAssigned ||
                              kind == QChar::Separator_Line || kind == QChar::Separator_Paragraph;
        const bool isSelector = (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
        if (isControl || isHidden || isSelector)
            return QStringLiteral("U+%1").arg(code, 4, 16, QLatin1Char('0'));
    }
    return std::nullopt;
}

} // namespace etherdeck::tests
