#include "ui/look/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>

// A static library's resources are linked only when asked for; the macro must stand outside of namespaces.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace etherdeck::ui {

namespace {

const QString english = QStringLiteral("en");
const QString folder = QStringLiteral(":/translations");
const QString prefix = QStringLiteral("etherdeck_");

QString codeOf(const QLocale& locale) { return locale.name().section('_', 0, 0); }

QString fileOf(const QString& code) { return folder + '/' + prefix + code + ".qm"; }

bool isAvailable(const QString& code) {
    return code == english || (!code.isEmpty() && QFile::exists(fileOf(code)));
}

/// The first one that the system asks for and that there is.
QString ofTheSystem() {
    for (const QString& wanted : QLocale::system().uiLanguages())
        if (const QString code = codeOf(QLocale(wanted)); isAvailable(code))
            return code;
    return english;
}

/// How numbers and dates are written: as the system does, unless that is in another language.
QLocale localeFor(const QString& code) {
    return codeOf(QLocale::system()) == code ? QLocale::system() : QLocale(code);
}

} // namespace

Language::~Language() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_ofQt);
}

QList<Language::Choice> Language::available() {
    initTranslations();
    QList<Choice> choices{{english, QStringLiteral("English")}};
    for (const QString& file : QDir(folder).entryList({prefix + "*.qm"})) {
        const QString code = file.mid(prefix.size()).chopped(3);
        const QString name = QLocale(code).nativeLanguageName();
        choices.append({code, name.left(1).toUpper() + name.mid(1)});
    }
    std::ranges::sort(choices, {}, &Choice::name);
    return choices;
}

void Language::apply(const QString& code) {
    initTranslations();
    const QString wanted = code.isEmpty() ? ofTheSystem() : code;
    m_applied = isAvailable(wanted) ? wanted : english;
    QLocale::setDefault(localeFor(m_applied));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_ofQt);
    if (m_applied == english)
        return;
    // Qt's first: ours is asked before it, and one event less is sent while only half is there.
    if (m_ofQt.load("qtbase_" + m_applied, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_ofQt);
    if (m_own.load(fileOf(m_applied)))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace etherdeck::ui
