#include "ui/look/translated.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>

#include <utility>

namespace etherdeck::ui {

namespace {

/// Lets the event through to the widget and its children first: QDialogButtonBox and QWizard set texts of
/// their own.
class LanguageFilter : public QObject {
public:
    LanguageFilter(QWidget* widget, std::function<void()> setTexts) :
        QObject(widget), m_setTexts(std::move(setTexts)) {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (m_isPassing || watched != parent() || event->type() != QEvent::LanguageChange)
            return false;
        const QScopedValueRollback passing(m_isPassing, true);
        QCoreApplication::sendEvent(watched, event);
        m_setTexts();
        return true;
    }

private:
    std::function<void()> m_setTexts;
    bool m_isPassing = false;
};

} // namespace

void keepTranslated(QWidget* widget, std::function<void()> setTexts) {
    setTexts();
    onLanguageChange(widget, std::move(setTexts));
}

void onLanguageChange(QWidget* widget, std::function<void()> setTexts) {
    new LanguageFilter(widget, std::move(setTexts));
}

} // namespace etherdeck::ui
