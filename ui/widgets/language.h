#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace etherdeck::ui {

/// The language of the window's texts and of Qt's own, which may change while the window is open: widgets
/// then get QEvent::LanguageChange. There is one, and it ends before the application does.
class Language {
public:
    struct Choice {
        QString code; ///< "de"
        QString name; ///< "Deutsch": in the language itself
    };

    Language() = default;
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;
    ~Language();

    /// All that there is a translation for, and English, which needs none; by name.
    [[nodiscard]] static QList<Choice> available();

    /// A code of available(), or "" for what the system prefers. What is not available becomes English.
    void apply(const QString& code);
    /// The code of the language that is shown: never "".
    [[nodiscard]] QString applied() const { return m_applied; }

private:
    QTranslator m_own;
    QTranslator m_ofQt;
    QString m_applied = QStringLiteral("en");
};

} // namespace etherdeck::ui
