#pragma once

#include "core/services/inventory/interface_watch.h"
#include "ui/widgets/state_lamp.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

/// Texts that help to choose an interface.
namespace etherdeck::ui {

/// "1 Gb/s full duplex · MTU 9000", or why no frames can pass.
[[nodiscard]] QString interfaceFacts(const link::Interface& interface);
/// Its IP addresses, or that it has none.
[[nodiscard]] QString interfaceAddresses(const link::Interface& interface);
[[nodiscard]] Lamp interfaceLamp(const link::Interface& interface);
/// "12 in · 3 out a second", or empty while nothing is known.
[[nodiscard]] QString ratesText(const InterfaceReport& report);

/// A sentence for or against an interface.
struct InterfaceRemark {
    Lamp lamp = Lamp::On;
    QString text;

    friend bool operator==(const InterfaceRemark&, const InterfaceRemark&) = default;
};
/// The most important first; often none.
[[nodiscard]] std::vector<InterfaceRemark> remarks(const InterfaceReport& report);

/// Which interfaces to suggest, and why; none when that is not clear.
struct InterfaceSuggestion {
    std::set<std::string> names;
    QString reason;

    friend bool operator==(const InterfaceSuggestion&, const InterfaceSuggestion&) = default;
};
[[nodiscard]] InterfaceSuggestion suggestion(const std::vector<InterfaceReport>& reports);

} // namespace etherdeck::ui
