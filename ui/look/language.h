#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace etherdeck::ui {

/// The language of the window's texts and of Qt's, which may change while the window is open: widgets then
/// get QEvent::LanguageChange. There is one object, which is destroyed before the application.
class Language {
public:
    struct Choice {
        QString code; ///< "de"
        QString name; ///< "Deutsch": in that language
    };

    Language() = default;
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;
    ~Language();

    /// All languages with a translation, and English, which needs none; by name.
    [[nodiscard]] static QList<Choice> available();

    /// A code of available(), or "" for the system's language. English is used if it is not available.
    void apply(const QString& code);
    /// The code of the current language: never "".
    [[nodiscard]] QString applied() const { return m_applied; }

private:
    QTranslator m_own;
    QTranslator m_ofQt;
    QString m_applied = QStringLiteral("en");
};

} // namespace etherdeck::ui
