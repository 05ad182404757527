#pragma once

#include <QKeySequence>
#include <QMap>
#include <QStringList>

/// What is reached by Alt and a letter.
namespace etherdeck::tests {

/// The texts that share their letter with another one.
inline QStringList sharedLetters(const QStringList& texts) {
    QMap<QString, QStringList> byLetter;
    for (const auto& text : texts)
        if (const auto letter = QKeySequence::mnemonic(text); !letter.isEmpty())
            byLetter[letter.toString()] << text;
    QStringList shared;
    for (const auto& some : byLetter)
        if (some.size() > 1)
            shared << some;
    return shared;
}

} // namespace etherdeck::tests
