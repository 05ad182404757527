#include "ui/devices/base/logins.h"

#include "ui/devices/base/login_dialog.h"

#include <QApplication>

#include <utility>

namespace etherdeck::ui {

Logins::Logins(TitleOf titleOf, QWidget* window) :
    QObject(window), m_titleOf(std::move(titleOf)), m_window(window) {}

Logins::~Logins() {
    if (m_question)
        m_question->refuse();
}

void Logins::ask(const LoginQuestionPtr& question) {
    if (question->isOver())
        return;
    if (m_question) // the one before is over as well, or it would not have been asked
        withdraw(m_question);
    m_question = question;
    m_noDumps.emplace();
    // Above a wizard, too, which is what the user may be waiting in.
    auto* const above = QApplication::activeModalWidget();
    m_dialog = new LoginDialog({m_titleOf(question->device()), question->text(), question->isNotice()},
                               above ? above : m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, &Logins::answer);
    m_dialog->open();
}

void Logins::withdraw(const LoginQuestionPtr& question) {
    if (question != m_question)
        return;
    m_question.reset();
    if (m_dialog)
        m_dialog->reject();
}

void Logins::answer(int result) {
    auto secret = m_dialog ? m_dialog->takeSecret() : std::string();
    const auto question = std::exchange(m_question, nullptr);
    if (question && result == QDialog::Accepted) {
        question->answer(secret);
    } else if (question) {
        question->refuse();
        emit cancelled(question->device());
    }
    remote::wipe(secret);
    m_noDumps.reset();
}

} // namespace etherdeck::ui

#include "moc_logins.cpp"
