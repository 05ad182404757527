#include "app/etherdeck/picture.h"

#include "core/system/output.h"

#include <QCoreApplication>
#include <QFile>
#include <QWidget>

#include <algorithm>
#include <unistd.h>

namespace etherdeck::app {

namespace {

using namespace std::chrono_literals;

constexpr auto timeForCounters = 1200ms; // links report theirs once a second
constexpr auto timeToComeUp = 1500ms;
constexpr auto longestWait = 60s;

bool canHear(const LinkStatus& link) {
    return link.state == LinkStatus::State::Up || link.state == LinkStatus::State::Starting;
}

} // namespace

PictureTaker::PictureTaker(QWidget& window, QString path, QObject* parent) :
    QObject(parent), m_window(window), m_path(std::move(path)) {
    for (QTimer* timer : {&m_settled, &m_silent, &m_limit})
        timer->setSingleShot(true);
    connect(&m_settled, &QTimer::timeout, this, [this] { take(0); });
    connect(&m_silent, &QTimer::timeout, this, [this] { take(0); });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        Output(STDERR_FILENO)
            .print("etherdeck: discovery has not settled; the picture shows what is there so far.\n");
        take(1);
    });
    m_limit.start(longestWait);
}

void PictureTaker::connectTo(DiscoveryService& service) {
    connect(&service, &DiscoveryService::settled, this, [this] { m_settled.start(timeForCounters); });
    connect(&service, &DiscoveryService::linksChanged, this, &PictureTaker::followLinks);
}

void PictureTaker::followLinks(const std::vector<LinkStatus>& links) {
    if (std::any_of(links.begin(), links.end(), canHear))
        m_silent.stop();
    else if (!m_silent.isActive())
        m_silent.start(timeToComeUp);
}

void PictureTaker::take(int statusWhenSaved) {
    // Without a buffer, so that a full disk is told by the call that meets it.
    QFile file(m_path);
    const bool isSaved = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                         m_window.grab().save(&file, "PNG") && file.error() == QFile::NoError;
    if (!isSaved)
        Output(STDERR_FILENO)
            .print("etherdeck: cannot write the picture " + m_path.toStdString() + ": " +
                   file.errorString().toStdString() + '\n');
    QCoreApplication::exit(isSaved ? statusWhenSaved : 1);
}

} // namespace etherdeck::app

#include "moc_picture.cpp"
