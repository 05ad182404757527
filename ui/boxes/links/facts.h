#pragma once

#include "core/services/boxes/values.h"
#include "core/store/console/lines/records.h"
#include "core/store/events/event_query.h"
#include "core/store/events/event_record.h"
#include "ui/boxes/base/sheet.h"
#include "ui/boxes/base/tie_dialog.h"
#include "ui/inventory/targets/target_box.h"

#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ui {

class ConsolePage;
class DevicesPage;
class InventoryPage;

/// What the pages know about boxes, as text. The pages outlive this.
class BoxFacts {
public:
    BoxFacts(const InventoryPage& inventory, const ConsolePage& console, const DevicesPage& devices) :
        m_inventory(inventory), m_console(console), m_devices(devices) {}

    void setBoxes(const BoxesPtr& boxes) { m_boxes = boxes; }
    [[nodiscard]] const boxes::Boxes& boxes() const { return *m_boxes; }

    /// Its name, or else that of its device as Devices has it, or else a MAC address.
    [[nodiscard]] QString titleOf(const boxes::BoxKey& box) const;
    /// "e7.3 “backup”", the title of a source, or a MAC address.
    [[nodiscard]] QString titleOf(const boxes::Thing& thing) const;
    [[nodiscard]] TargetBox boxOf(Address target) const;
    /// What the box is called that an event tells of: that with its MAC address, or else that of its target
    /// now. Empty: none that is stored.
    [[nodiscard]] QString boxOf(const store::EventRecord& event) const;
    /// What events of the stored boxes say whose title has this in it; nothing: there is no such box.
    [[nodiscard]] std::optional<store::EventOrigin> originOf(const QString& name) const;
    /// Boxes that something can be tied to, by title.
    [[nodiscard]] std::vector<BoxOffer> offers() const;
    /// `crash` is the latest that was heard from it.
    [[nodiscard]] BoxSheetContent sheetOf(const boxes::BoxKey& box,
                                          const std::optional<store::ConsoleCrash>& crash) const;
    /// Of its sources.
    [[nodiscard]] std::map<boxes::SourceId, std::int64_t> crashesOf(const boxes::BoxKey& box) const;
    /// Groups that there are, in order.
    [[nodiscard]] QStringList groups() const;
    /// Whether Devices lists it.
    [[nodiscard]] bool isManaged(const std::string& device) const;

private:
    [[nodiscard]] QString titleOf(const boxes::KnownBox& box) const;
    [[nodiscard]] QString diskOf(const std::string& device, Address address) const;
    [[nodiscard]] QString aboutOf(const boxes::KnownBox& box) const;
    [[nodiscard]] BoxSheetRow rowOf(const boxes::Member& member) const;
    [[nodiscard]] BoxSheetSection disksOf(const boxes::KnownBox& box) const;
    [[nodiscard]] Notice::Message crashMessage(const boxes::KnownBox& box,
                                               const store::ConsoleCrash& crash) const;

    const InventoryPage& m_inventory;
    const ConsolePage& m_console;
    const DevicesPage& m_devices;
    BoxesPtr m_boxes = std::make_shared<const boxes::Boxes>();
};

} // namespace etherdeck::ui
