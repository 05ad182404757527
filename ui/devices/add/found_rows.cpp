#include "ui/devices/add/found_rows.h"

#include "ui/text/error.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace etherdeck::ui::found_rows {

namespace {

using finder::FoundBox;
using finder::Likeness;

struct FoundTexts {
    Q_DECLARE_TR_FUNCTIONS(FoundBoxes)
};

QString textOf(const Ipv4Address& address) { return QString::fromStdString(address.toString()); }

template <class Value>
QString listOf(const std::vector<Value>& values) {
    QStringList texts;
    for (const auto& value : values)
        texts << QString::fromStdString(value.toString());
    return texts.join(QStringLiteral(", "));
}

/// What it probably is, and by what it was told.
std::pair<QString, QString> likenessTexts(const FoundBox& box) {
    switch (box.likeness) {
    case Likeness::Pogoplug:
        return {FoundTexts::tr("Pogoplug"),
                FoundTexts::tr("Its MAC address is one of Cloud Engines, who made the Pogoplugs.")};
    case Likeness::SharedMac:
        return {FoundTexts::tr("Plug with the default MAC address"),
                FoundTexts::tr("Its MAC address is the one that a well-known U-Boot gives to every box.")};
    case Likeness::SmallBox:
        return {FoundTexts::tr("Small box"),
                FoundTexts::tr("Its SSH server is dropbear, which small boxes have.")};
    case Likeness::SshServer:
        return {FoundTexts::tr("SSH server"), {}};
    case Likeness::Other:
        break;
    }
    return {QStringLiteral("–"), FoundTexts::tr("No SSH server answers.")};
}

QString orDash(const std::string& text) { return text.empty() ? QStringLiteral("–") : fromWire(text); }

DeviceRow rowOf(const std::string& interface, const FoundBox& box) {
    const auto [what, why] = likenessTexts(box);
    const bool isPlug = box.likeness <= Likeness::SharedMac;
    const bool isDoubtful = box.likeness == Likeness::SharedMac || !box.otherMacs.empty();
    QString macs = QString::fromStdString(box.mac.toString());
    if (!box.otherMacs.empty())
        macs = FoundTexts::tr("%1 and %2").arg(macs, listOf(box.otherMacs));
    return {keyOf(interface, box),
            {{textOf(box.address), static_cast<double>(box.address.toNumber()), {}, {}, true},
             {what, static_cast<double>(box.likeness),
              isDoubtful ? std::optional(Lamp::Doubt)
              : isPlug   ? std::optional(Lamp::On)
                         : std::nullopt,
              why, true},
             {orDash(box.name)},
             {orDash(box.vendor)},
             {macs},
             {orDash(box.ssh)},
             {fromWire(interface)}}};
}

} // namespace

QStringList headings() {
    return {FoundTexts::tr("Address"),  FoundTexts::tr("Probably"), FoundTexts::tr("Name"),
            FoundTexts::tr("Maker"),    FoundTexts::tr("MAC"),      FoundTexts::tr("SSH server"),
            FoundTexts::tr("Interface")};
}

QList<int> widths() { return {14, 24, 12, 16, 18, 18, 10}; }

DeviceRows rows(const std::vector<FoundThere>& found, bool all) {
    DeviceRows rows;
    for (const auto& there : found)
        for (const auto& box : there.boxes)
            if (all || box.likeness != Likeness::Other)
                rows.push_back(rowOf(there.interface, box));
    return rows;
}

QString keyOf(const std::string& interface, const FoundBox& box) {
    return QString::fromStdString(interface) + QLatin1Char(' ') + textOf(box.address);
}

const FoundBox* find(const std::vector<FoundThere>& found, const QString& key) {
    for (const auto& there : found)
        for (const auto& box : there.boxes)
            if (keyOf(there.interface, box) == key)
                return &box;
    return nullptr;
}

int others(const std::vector<FoundThere>& found) {
    std::ptrdiff_t count = 0;
    for (const auto& there : found)
        count += std::ranges::count(there.boxes, Likeness::Other, &FoundBox::likeness);
    return static_cast<int>(count);
}

QStringList warnings(const std::vector<FoundThere>& found) {
    QStringList lines;
    for (const auto& there : found)
        for (const auto& box : there.boxes) {
            if (!box.otherMacs.empty())
                lines << FoundTexts::tr("Several stations answer for %1: %2, %3. Two boxes have one address, "
                                        "or one box answers on several interfaces.")
                             .arg(textOf(box.address), QString::fromStdString(box.mac.toString()),
                                  listOf(box.otherMacs));
            if (box.likeness == Likeness::SharedMac)
                lines << FoundTexts::tr("%1 has the MAC address %2, which a well-known U-Boot gives to every "
                                        "box. Set “ethaddr” in its environment to the address on its label "
                                        "before a second one is connected.")
                             .arg(textOf(box.address), QString::fromStdString(box.mac.toString()));
        }
    return lines;
}

QStringList failures(const std::vector<FoundThere>& found) {
    QStringList lines;
    for (const auto& there : found) {
        if (!there.error)
            continue;
        const auto name = fromWire(there.interface);
        if (there.error->code == ErrorCode::OutOfRange)
            lines << FoundTexts::tr("%1 has no IPv4 network to search.").arg(name);
        else if (there.error->code == ErrorCode::TooLong)
            lines << FoundTexts::tr("The network on %1 is a /%2, which is too large.")
                         .arg(name, fromWire(there.error->detail));
        else
            lines << FoundTexts::tr("%1: %2").arg(name, errorText(*there.error, {name, {}}).why);
    }
    return lines;
}

} // namespace etherdeck::ui::found_rows
