// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <thread>

#include "common/files.hpp"
#include "common/interrupt.hpp"
#include "common/progress_bar.hpp"
#include "common/worker_processes.hpp"

namespace bestek {

namespace {

/// What came of one file, as a worker tells it.
struct Outcome {
  std::string name;
  std::optional<OutputFolder::Change> change;  ///< nothing when there is no file
  ManifestEntry entry;
  Findings findings;
  std::string trouble;  ///< Dutch; empty when all went well
  bool is_disk_full = false;
};

Json to_message(const Finding& finding) {
  const auto& at = finding.position;
  return {finding.code, static_cast<int>(finding.severity),
          at.file,      at.line,
          at.column,    at.length,
          finding.path, finding.message,
          finding.help};
}

Finding finding_from(const Json& message) {
  return {message.at(0),
          static_cast<Severity>(message.at(1).get<int>()),
          {message.at(2), message.at(3), message.at(4), message.at(5)},
          message.at(6),
          message.at(7),
          message.at(8)};
}

std::string to_message(const Outcome& outcome) {
  Json findings = Json::array();
  for (const auto& finding : outcome.findings) findings.push_back(to_message(finding));
  const auto& entry = outcome.entry;
  return to_text(Json{outcome.name,
                      outcome.change ? Json(static_cast<int>(*outcome.change)) : Json(),
                      {entry.sha256, entry.input_sha256, entry.command, entry.template_name,
                       entry.provider, entry.access},
                      findings,
                      outcome.trouble,
                      outcome.is_disk_full},
                 -1);
}

Outcome outcome_from(const std::string& text) {
  const auto message = Json::parse(text);
  Outcome outcome;
  outcome.name = message.at(0);
  if (!message.at(1).is_null())
    outcome.change = static_cast<OutputFolder::Change>(message.at(1).get<int>());
  const auto& entry = message.at(2);
  outcome.entry = {entry.at(0), entry.at(1), entry.at(2), entry.at(3), entry.at(4), entry.at(5)};
  for (const auto& finding : message.at(3)) outcome.findings.push_back(finding_from(finding));
  outcome.trouble = message.at(4);
  outcome.is_disk_full = message.at(5);
  return outcome;
}

void put(const BatchFile& file, const OutputFolder& folder, Outcome& outcome) {
  if (file.is_current) {
    outcome.change = OutputFolder::Change::unchanged;
    outcome.entry = folder.entry(file.name);
    return;
  }
  auto placed = folder.put(file.name, file.bytes, file.entry);
  outcome.change = placed.change;
  outcome.entry = std::move(placed.entry);
  std::move(placed.findings.begin(), placed.findings.end(), std::back_inserter(outcome.findings));
}

/// Does one step of making a file; what goes wrong is the trouble of that file.
void attempt(std::size_t index, Outcome& outcome, const std::function<void()>& step) {
  try {
    step();
  } catch (const DiskFullError& error) {
    outcome.trouble = error.what();
    outcome.is_disk_full = true;
  } catch (const FileError& error) {
    outcome.trouble = error.what();
  } catch (const std::exception& error) {
    outcome.trouble = fmt::format("onverwachte fout bij bestand {} ({}); meld dit aan de makers",
                                  index + 1, error.what());
  }
}

/// Makes the file now. The result puts it in the folder, and may be called while the next file is
/// made.
std::function<Outcome()> make_one(std::size_t index, const MakeBatchFile& make,
                                  const OutputFolder& folder) {
  Outcome outcome;
  BatchFile file;
  attempt(index, outcome, [&] {
    file = make(index);
    outcome.name = file.name;
    outcome.findings = std::move(file.findings);
  });
  return [index, outcome, file = std::move(file), &folder]() mutable {
    const bool is_made = outcome.trouble.empty() && !has_errors(outcome.findings);
    if (is_made) attempt(index, outcome, [&] { put(file, folder, outcome); });
    return std::move(outcome);
  };
}

/// Gathers what the workers tell, in any order.
class Tally {
 public:
  Tally(OutputFolder& folder, ProgressBar& bar) : folder_(folder), bar_(bar) {}

  void add(std::size_t index, Outcome outcome) {
    bar_.show(++done_);
    result_.written += outcome.change == OutputFolder::Change::written ? 1 : 0;
    result_.unchanged += outcome.change == OutputFolder::Change::unchanged ? 1 : 0;
    result_.kept += outcome.change == OutputFolder::Change::kept ? 1 : 0;
    if (!outcome.entry.sha256.empty()) folder_.note(outcome.name, std::move(outcome.entry));
    std::move(outcome.findings.begin(), outcome.findings.end(),
              std::back_inserter(result_.findings));
    if (!outcome.trouble.empty()) troubles_[index] = std::move(outcome.trouble);
    is_disk_full_ = is_disk_full_ || outcome.is_disk_full;
  }

  bool must_stop() const { return is_disk_full_ || was_interrupted(); }

  /// The troubles in the order of the files. A full disk is the trouble of the whole batch.
  BatchResult take() {
    for (auto& [index, trouble] : troubles_) {
      const auto same = std::find(result_.failed.begin(), result_.failed.end(), trouble);
      if (same == result_.failed.end()) result_.failed.push_back(std::move(trouble));
    }
    result_.is_interrupted = was_interrupted();
    return std::move(result_);
  }

 private:
  OutputFolder& folder_;
  ProgressBar& bar_;
  BatchResult result_;
  std::map<std::size_t, std::string> troubles_;
  std::size_t done_ = 0;
  bool is_disk_full_ = false;
};

void run_here(const std::vector<std::size_t>& indexes, const MakeBatchFile& make,
              const OutputFolder& folder, Tally& tally) {
  for (const auto index : indexes) {
    if (tally.must_stop()) return;
    tally.add(index, make_one(index, make, folder)());
  }
}

void run_in_workers(const std::vector<std::size_t>& indexes, std::size_t workers,
                    const MakeBatchFile& make, const OutputFolder& folder, Tally& tally) {
  const auto work = [&](std::size_t index) -> Finish {
    return [put = make_one(index, make, folder)] { return to_message(put()); };
  };
  const auto done = [&](std::size_t index, std::optional<std::string> message) {
    Outcome lost;
    lost.trouble = fmt::format(
        "het maken van bestand {} is onverwacht gestopt; probeer het opnieuw, en meld het aan de "
        "makers als het weer gebeurt",
        index + 1);
    tally.add(index, message ? outcome_from(*message) : std::move(lost));
    return !tally.must_stop();
  };
  run_worker_processes(indexes, workers, work, done);
}

}  // namespace

std::size_t worker_count(int wanted) {
  if (wanted > 0) return static_cast<std::size_t>(wanted);
  return std::max(1U, std::thread::hardware_concurrency());
}

BatchResult run_batch(std::size_t count, const MakeBatchFile& make, OutputFolder& folder,
                      const BatchOptions& options, Streams& streams) {
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < count; ++i) {
    if (folder.share().holds(i)) indexes.push_back(i);
  }
  const InterruptWatch watch;
  BatchResult result;
  {
    ProgressBar bar(streams.err, indexes.size(), options.shows_progress);
    Tally tally(folder, bar);
    const auto workers = std::min(options.workers, indexes.size());
    if (workers <= 1) {
      run_here(indexes, make, folder, tally);
    } else {
      streams.err.flush();
      streams.out.flush();
      run_in_workers(indexes, workers, make, folder, tally);
    }
    result = tally.take();
  }
  folder.save_manifest();
  return result;
}

}  // namespace bestek
