#pragma once

#include "tests/integration/agent/vm/virtual_machine.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <set>
#include <string>

namespace etherdeck::tests {

/// The agent on a box with Debian's kernel and udevd, through its protocol. All tests use one box: booting it
/// takes longer than each of them.
class TestBox : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_box.reset(); }

    // tst_box.cpp
    void namesOfDisksAreThoseOfUdev();
    void namesAreDerivedWhereThereIsNoUdev();
    void aDiskIsTheSameInAnotherPort();
    void anExportWaitsForItsDisk();
    void anotherDiskIsNotExportedInItsPlace();

    // box_uses.cpp
    void disksInUseAreRefused_data();
    void disksInUseAreRefused();
    void whatIsBesideAUsedPartitionIsOffered();

    // box_network.cpp
    void aVlanThatIsNotKeptIsRemoved();
    void aVlanThatIsKeptIsCreatedAgainByIfupdown();
    void anMtuThatIsKeptIsInItsFile();
    void aNewMtuIsTakenBackWhenNobodyKeepsIt();
    void theKernelsLogIsReadAsItIs();
    void recordsThatAreGoneAreReported();

private:
    /// The USB disk with that serial number, once udevd has named it.
    [[nodiscard]] Json waitForDisk(const std::string& serial);
    [[nodiscard]] Json interfaceOf(const std::string& name);

    QTemporaryDir m_network;
    std::unique_ptr<VirtualMachine> m_box;
};

/// A wish to export it as e9.1 on the storage network.
[[nodiscard]] Json exportWish(const std::string& disk);

} // namespace etherdeck::tests
