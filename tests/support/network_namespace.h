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

/// Networks of their own for tests: nothing of them is left when the test ends, however it ends.
namespace etherdeck::tests {

/// Gives this process a network of its own and the right to make more: as root, or else in a user namespace
/// whose root it becomes. Call it first, before there are threads; NAMESPACE_TEST_MAIN does.
/// Errors: PermissionDenied where the system allows neither.
[[nodiscard]] Result<void> isolateNetwork();

/// What a test program returns when isolateNetwork() fails; ctest then shows it as skipped.
inline constexpr int skipped = 77;

/// A network namespace. It has no name: it ends with this object and the programs in it.
class NetworkNamespace {
public:
    [[nodiscard]] static Result<NetworkNamespace> create();

    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    /// For iproute2's `netns` argument.
    [[nodiscard]] std::string path() const;

    /// Runs `function` on a thread that is in the namespace, and waits for it. Sockets that it opens and
    /// programs that it starts belong to the namespace.
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

    /// Runs ip(8) in the namespace: ip("link set v0 up"). Errors: ProgramFailed, with what it said.
    [[nodiscard]] Result<void> ip(std::string_view words) const;

private:
    explicit NetworkNamespace(link::UniqueDescriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    void enter() const;

    link::UniqueDescriptor m_descriptor;
};

/// A veth pair, both ends up.
[[nodiscard]] Result<void> connect(const NetworkNamespace& one, const std::string& itsEnd,
                                   const NetworkNamespace& other, const std::string& otherEnd);

/// Hears and says whole Ethernet frames on an interface, as nobody's program would: for looking at what is
/// really on the wire, and for putting there what no program sends.
class RawSocket {
public:
    [[nodiscard]] static Result<RawSocket> open(const NetworkNamespace& where, const std::string& interface);

    [[nodiscard]] bool send(std::span<const std::byte> frame) const;
    /// The next frame of AoE's EtherType that others sent, or nothing within `timeout`.
    [[nodiscard]] std::optional<std::vector<std::byte>> receive(std::chrono::milliseconds timeout) const;

private:
    explicit RawSocket(link::UniqueDescriptor socket) : m_socket(std::move(socket)) {}

    link::UniqueDescriptor m_socket;
};

} // namespace etherdeck::tests

/// Like QTEST_GUILESS_MAIN, for a test that needs networks of its own.
#define NAMESPACE_TEST_MAIN(TestClass)                                                                       \
    QTEST_MAIN_WRAPPER(                                                                                      \
        TestClass, if (const auto isolated = etherdeck::tests::isolateNetwork(); !isolated) {                \
            qWarning("skipped: this system allows no network namespaces (%s)",                               \
                     isolated.error().detail.c_str());                                                       \
            return etherdeck::tests::skipped;                                                                \
        } QCoreApplication application(argc, argv);)
