// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/worker_processes.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <deque>
#include <future>

#include "common/files.hpp"

namespace bestek {

namespace {

bool send_all(int socket, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const char*>(data);
  while (size > 0) {
    const auto sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool receive_all(int socket, void* data, std::size_t size) {
  auto* bytes = static_cast<char*>(data);
  while (size > 0) {
    const auto received = ::recv(socket, bytes, size, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    bytes += received;
    size -= static_cast<std::size_t>(received);
  }
  return true;
}

std::optional<std::string> receive_message(int socket) {
  std::uint64_t size = 0;
  if (!receive_all(socket, &size, sizeof size)) return std::nullopt;
  std::string message(size, '\0');
  if (!receive_all(socket, message.data(), message.size())) return std::nullopt;
  return message;
}

bool send_message(int socket, const std::string& message) {
  const std::uint64_t size = message.size();
  return send_all(socket, &size, sizeof size) && send_all(socket, message.data(), message.size());
}

bool has_message(int socket) {
  ::pollfd watched{socket, POLLIN, 0};
  return ::poll(&watched, 1, 0) > 0;
}

[[noreturn]] void be_a_worker(int socket, const Work& work) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  std::future<std::string> finishing;
  const auto tell = [&] { return !finishing.valid() || send_message(socket, finishing.get()); };
  std::uint64_t index = 0;
  while ((has_message(socket) || tell()) && receive_all(socket, &index, sizeof index)) {
    auto finish = work(index);
    if (!tell()) break;
    // Deferred when the system has no thread to spare.
    finishing = std::async(std::launch::async | std::launch::deferred, std::move(finish));
  }
  if (finishing.valid()) finishing.wait();
  ::_exit(0);
}

class WorkerPool {
 public:
  WorkerPool(const std::vector<std::size_t>& indexes, const Work& work, const WorkDone& done)
      : waiting_(indexes.begin(), indexes.end()), work_(work), done_(done) {}

  ~WorkerPool() {
    for (auto& worker : workers_) end(worker);
  }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void run(std::size_t count) {
    while (workers_.size() < count && !waiting_.empty()) start_worker();
    while (!workers_.empty()) wait_for_messages();
  }

 private:
  struct Worker {
    ::pid_t process = 0;
    int socket = -1;
    std::deque<std::size_t> in_hand{};  ///< in the order in which it will tell of them
  };

  void start_worker() {
    int sockets[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
      throw FileError(fmt::format("kan geen werker starten: systeemfout {}", errno));
    const auto process = ::fork();
    if (process < 0) throw FileError(fmt::format("kan geen werker starten: systeemfout {}", errno));
    if (process == 0) {
      // Another worker's end, held here, would hide from it that its parent died.
      for (const auto& worker : workers_) ::close(worker.socket);
      ::close(sockets[0]);
      be_a_worker(sockets[1], work_);
    }
    ::close(sockets[1]);
    workers_.push_back({process, sockets[0]});
    if (!hand_out(workers_.back())) retire(workers_.size() - 1);
  }

  void give(Worker& worker, std::deque<std::size_t>& pieces) {
    const std::uint64_t index = pieces.front();
    worker.in_hand.push_back(pieces.front());
    pieces.pop_front();
    send_all(worker.socket, &index, sizeof index);  // a dead worker shows when it is read from
  }

  /// A worker has a piece that it finishes, one that it works on, and the next; a suspect it has
  /// alone. False when there is nothing for it to do.
  bool hand_out(Worker& worker) {
    constexpr std::size_t at_once = 3;
    if (!suspects_.empty()) {
      if (worker.in_hand.empty()) give(worker, suspects_);
      return true;
    }
    while (worker.in_hand.size() < at_once && !waiting_.empty()) give(worker, waiting_);
    return !worker.in_hand.empty();
  }

  static void end(Worker& worker) {
    ::close(worker.socket);
    while (::waitpid(worker.process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  void retire(std::size_t at) {
    end(workers_[at]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  void wait_for_messages() {
    std::vector<::pollfd> sockets;
    for (const auto& worker : workers_) sockets.push_back({worker.socket, POLLIN, 0});
    if (::poll(sockets.data(), sockets.size(), -1) < 0) return;  // a signal: look again
    for (std::size_t at = workers_.size(); at-- > 0;) {
      if (sockets[at].revents != 0) hear(at);
    }
  }

  void hear(std::size_t at) {
    auto& worker = workers_[at];
    auto message = receive_message(worker.socket);
    if (!message) {
      bury(worker);
      retire(at);
      if (!suspects_.empty() || !waiting_.empty()) start_worker();
      return;
    }
    const auto index = worker.in_hand.front();
    worker.in_hand.pop_front();
    tell(index, std::move(message));
    if (!hand_out(worker)) retire(at);
  }

  /// Of several pieces in hand nobody knows which one the worker died of: each gets another try,
  /// alone.
  void bury(Worker& worker) {
    if (worker.in_hand.size() == 1)
      tell(worker.in_hand.front(), std::nullopt);
    else
      suspects_.insert(suspects_.end(), worker.in_hand.begin(), worker.in_hand.end());
  }

  void tell(std::size_t index, std::optional<std::string> message) {
    if (done_(index, std::move(message))) return;
    waiting_.clear();
    suspects_.clear();
  }

  std::deque<std::size_t> waiting_;
  std::deque<std::size_t> suspects_;
  const Work& work_;
  const WorkDone& done_;
  std::vector<Worker> workers_;
};

}  // namespace

void run_worker_processes(const std::vector<std::size_t>& indexes, std::size_t workers,
                          const Work& work, const WorkDone& done) {
  WorkerPool(indexes, work, done).run(workers);
}

}  // namespace bestek
