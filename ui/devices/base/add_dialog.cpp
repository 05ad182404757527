#include "ui/devices/base/add_dialog.h"

#include "core/remote/device.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

namespace etherdeck::ui {

namespace {

struct AddTexts {
    Q_DECLARE_TR_FUNCTIONS(AddDeviceDialog)
};

InputDialog::Question addQuestion(const std::function<bool(const QString&)>& isKnown) {
    return {AddTexts::tr("Add a box"),
            AddTexts::tr(
                "A box that runs the Etherdeck agent, as you would give it to ssh. Etherdeck uses your "
                "keys and your ssh configuration, and asks for a password only if they are not enough.\n\n"
                "root@plug\n"
                "ssh://root@192.168.1.7:2222\n"
                "unix:/run/etherdeck-agent/socket – this computer\n"
                "exec:COMMAND – a program that leads to an agent"),
            AddTexts::tr("Device"),
            {},
            AddTexts::tr("Add"),
            [isKnown](const QString& value) {
                const auto parsed = remote::parseDevice(value.toStdString());
                if (!parsed)
                    return AddTexts::tr("This is not a device: %1.").arg(fromWire(parsed.error().detail));
                return isKnown(value) ? AddTexts::tr("This box is in the list already.") : QString();
            }};
}

} // namespace

AddDeviceDialog::AddDeviceDialog(const Rules& rules, QWidget* parent) :
    InputDialog(addQuestion(rules.isKnown), parent), m_name(new QLineEdit(this)) {
    auto* label = new QLabel(tr("Name (optional)"), this);
    label->setBuddy(m_name);
    m_name->setAccessibleName(label->text());
    m_name->setMaxLength(80);
    addField(label, m_name,
             [this, wrong = rules.wrongName](const QString& name) { return wrong(value(), name); });
}

QString AddDeviceDialog::name() const { return m_name->text().trimmed(); }

} // namespace etherdeck::ui
