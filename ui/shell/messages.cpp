#include "ui/shell/messages.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSysInfo>

namespace etherdeck::ui {

namespace {

struct MessageTexts {
    Q_DECLARE_TR_FUNCTIONS(etherdeck::ui::MainWindow)
};

} // namespace

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(MessageTexts::tr("About Etherdeck"));
    box->setIconPixmap(applicationIcon().pixmap(8 * metrics::grid, 8 * metrics::grid));
    box->setTextFormat(Qt::PlainText);
    const auto program = MessageTexts::tr("Etherdeck %1").arg(QStringLiteral(ETHERDECK_VERSION));
    const auto system =
        MessageTexts::tr("Qt %1, %2, kernel %3")
            .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), QSysInfo::kernelVersion());
    box->setText(program);
    box->setInformativeText(
        MessageTexts::tr("Makes an ATA-over-Ethernet SAN visible and safe to run.\n\n"
                         "Free software under the GNU General Public License, version 3 or later.") +
        QStringLiteral("\n\n") + system);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = box->addButton(MessageTexts::tr("&Copy"), QMessageBox::ActionRole);
    copy->setToolTip(MessageTexts::tr("Copies the versions, for a report of a fault"));
    // A message box closes with any of its buttons; this one is no answer.
    QObject::disconnect(copy, &QPushButton::clicked, nullptr, nullptr);
    QObject::connect(copy, &QPushButton::clicked, box, [text = program + QStringLiteral("\n") + system] {
        QGuiApplication::clipboard()->setText(text);
    });
    box->addButton(QMessageBox::Close);
    box->open();
}

void showLabFailure(const Error& error, QWidget* parent) {
    auto* box =
        new QMessageBox(QMessageBox::Warning, MessageTexts::tr("Virtual SAN"),
                        MessageTexts::tr("The virtual SAN did not start"), QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        error.code == ErrorCode::ProgramMissing
            ? MessageTexts::tr("The program etherdeck-lab is not installed next to Etherdeck. It is "
                               "part of the same package: reinstall that package.")
            : MessageTexts::tr("etherdeck-lab could not be started. The details show the error from "
                               "the system; run etherdeck-lab in a terminal to learn more."));
    box->setDetailedText(linesFromWire(error.detail));
    box->open();
}

} // namespace etherdeck::ui
