#pragma once

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>

class QSocketNotifier;

namespace etherdeck {

/// The end of a connection that only we write to. A socket that is closed while the other side still has
/// something to say, as a TLS server has at the start, throws away what that has not read. So the other side
/// is told that nothing more comes, and closes when it has read all.
class StreamEnd : public QObject {
    Q_OBJECT

public:
    /// Keeps the connection open when its socket is closed. Null where that cannot be done.
    [[nodiscard]] static std::unique_ptr<StreamEnd> of(qintptr descriptor);
    ~StreamEnd() override;

    /// Nothing more comes; ended() follows, unless the other side stays silent.
    void begin();
    /// Bytes that the other side's system has not taken.
    [[nodiscard]] std::uint64_t unacknowledged() const;

signals:
    /// The other side has read all, or has broken the connection off.
    void ended(bool hasReadAll);

private:
    explicit StreamEnd(int descriptor) : m_descriptor(descriptor) {}
    void read();

    int m_descriptor;
    QSocketNotifier* m_readable = nullptr; ///< a child
};

} // namespace etherdeck
