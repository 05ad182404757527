#include "core/netconsole/text_stream.h"

#include "core/base/harmless_text.h"
#include "core/netconsole/kernel/printk_stamp.h"
#include "core/netconsole/kernel/words.h"
#include "core/uboot/signs.h"

#include <algorithm>

namespace etherdeck::netconsole {

std::size_t TextStream::consume(std::string_view bytes) {
    std::size_t consumed = 0;
    while (consumed < bytes.size() && !m_ended) {
        const auto run = writeRun(bytes.substr(consumed));
        consumed += run;
        if (run == 0)
            put(bytes[consumed++]);
    }
    return consumed;
}

/// Takes whole runs of text at once, which most bytes are in. Returns how many bytes it has taken.
std::size_t TextStream::writeRun(std::string_view bytes) {
    if (m_decided == Kind::Uboot) {
        const auto run = m_screen.putRun(bytes);
        m_cut = m_ended = m_screen.isFull();
        return run;
    }
    if (!m_decided)
        return 0;
    const auto run =
        bytes.substr(0, std::min(bytes.find('\n'), m_longest - std::min(m_longest, m_bytes.size())));
    m_bytes.append(run);
    m_cut = m_ended = m_bytes.size() >= m_longest;
    return run.size();
}

void TextStream::put(char byte) {
    if (byte == '\n') {
        if (!m_decided)
            decide(m_start);
        m_ended = true;
        return;
    }
    if (m_decided) {
        write({&byte, 1});
        return;
    }
    m_start += byte;
    const auto stamp = guessStamp(m_start);
    if (stamp == StampGuess::Yes || (stamp == StampGuess::No && guessUboot(m_start) != UbootGuess::Perhaps))
        decide(m_start);
}

void TextStream::decide(std::string_view start) {
    if (guessStamp(start) == StampGuess::Yes)
        setUsual(Kind::Basic);
    else if (guessUboot(start) == UbootGuess::Yes)
        setUsual(Kind::Uboot);
    m_decided = m_usual;
    write(start);
    m_start.clear();
}

void TextStream::write(std::string_view bytes) {
    if (m_decided == Kind::Basic) {
        m_bytes.append(bytes);
        return;
    }
    for (const char byte : bytes)
        m_screen.put(byte);
    m_cut = m_ended = m_screen.isFull();
}

std::string_view TextStream::screen() const {
    if (!m_decided)
        return m_usual == Kind::Uboot ? std::string_view(m_start) : std::string_view();
    return *m_decided == Kind::Uboot ? m_screen.text() : std::string_view();
}

TextLine TextStream::openLine() const {
    if (openKind() == Kind::Basic)
        return basicLine(m_decided ? m_bytes : m_start);
    TextLine line;
    appendHarmless(line.text, screen());
    line.cut = m_cut;
    return line;
}

TextLine TextStream::basicLine(std::string_view bytes) const {
    if (bytes.ends_with('\r'))
        bytes.remove_suffix(1);
    TextLine line;
    line.kind = Kind::Basic;
    line.cut = m_cut;
    if (const auto stamp = parseStamp(bytes)) {
        line.time = stamp->time;
        line.caller = stamp->caller;
        bytes = stamp->text;
    }
    if (isPlain(bytes))
        line.text = bytes;
    else
        appendHarmless(line.text, bytes);
    return line;
}

TextLine TextStream::takeLine() {
    auto line = openLine();
    // With printk.time=0 its words are the only sign of a kernel.
    if (line.kind == Kind::Uboot && isKernelLine(line.text)) {
        setUsual(Kind::Basic);
        line.kind = Kind::Basic;
    }
    line.isGuessed = !m_isUsualKnown;
    m_start.clear();
    m_decided.reset();
    m_screen.clear();
    m_bytes.clear();
    m_ended = m_cut = false;
    return line;
}

} // namespace etherdeck::netconsole
