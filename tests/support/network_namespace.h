#pragma once

#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

/// Private networks for tests. They disappear when the test ends, however it ends.
namespace etherdeck::tests {

/// Gives this process a private network and the right to create more: as root, or in a user namespace in
/// which it becomes root. Call it first, before there are threads; NAMESPACE_TEST_MAIN does. Errors:
/// PermissionDenied where the system allows neither.
[[nodiscard]] Result<void> isolateNetwork();

/// What a test program returns when isolateNetwork() fails; ctest then shows it as skipped.
inline constexpr int skipped = 77;

/// An unnamed network namespace. It ends with this object and the programs in it.
class NetworkNamespace {
public:
    [[nodiscard]] static Result<NetworkNamespace> create();

    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    /// For iproute2's `netns` argument.
    [[nodiscard]] std::string path() const;

    /// Runs `function` in a thread inside the namespace, and waits for it. Sockets that it opens and programs
    /// that it starts belong to the namespace.
    template <class Function>
    auto inside(Function&& function) const {
        using Value = std::invoke_result_t<Function>;
        if constexpr (std::is_void_v<Value>) {
            std::thread([&] { enter(), function(); }).join();
        } else {
            std::optional<Value> value;
            std::thread([&] { enter(), value.emplace(function()); }).join();
            return std::move(*value);
        }
    }

    /// Moves this thread into the namespace, for good or until it enters another one.
    void enter() const;

    /// Runs ip(8) in the namespace: ip("link set v0 up"). Errors: ProgramFailed, with what it said.
    [[nodiscard]] Result<void> ip(std::string_view words) const;

private:
    explicit NetworkNamespace(link::UniqueDescriptor descriptor) : m_descriptor(std::move(descriptor)) {}

    link::UniqueDescriptor m_descriptor;
};

/// A veth pair, both ends up.
[[nodiscard]] Result<void> connect(const NetworkNamespace& one, const std::string& itsEnd,
                                   const NetworkNamespace& other, const std::string& otherEnd);

/// Receives and sends raw Ethernet frames on an interface: to see what is really on the wire, and to send
/// what no program would send.
class RawSocket {
public:
    [[nodiscard]] static Result<RawSocket> open(const NetworkNamespace& where, const std::string& interface);

    [[nodiscard]] bool send(std::span<const std::byte> frame) const;
    /// The next frame with AoE's EtherType from another sender, or nothing on timeout.
    [[nodiscard]] std::optional<std::vector<std::byte>> receive(std::chrono::milliseconds timeout) const;

private:
    explicit RawSocket(link::UniqueDescriptor socket) : m_socket(std::move(socket)) {}

    link::UniqueDescriptor m_socket;
};

} // namespace etherdeck::tests

/// Like QTEST_GUILESS_MAIN, for a test that needs private networks.
#define NAMESPACE_TEST_MAIN(TestClass)                                                                       \
    QTEST_MAIN_WRAPPER(                                                                                      \
        TestClass, if (const auto isolated = etherdeck::tests::isolateNetwork(); !isolated) {                \
            qWarning("skipped: this system allows no network namespaces (%s)",                               \
                     isolated.error().detail.c_str());                                                       \
            return etherdeck::tests::skipped;                                                                \
        } QCoreApplication application(argc, argv);)
