// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <kainjow/mustache.hpp>
#include <ostream>
#include <regex>

#include "common/command.hpp"
#include "common/dutch.hpp"
#include "common/files.hpp"
#include "common/text.hpp"
#include "dossier/yaml_reader.hpp"
#include "embedded/rondes.hpp"
#include "embedded/schemas.hpp"

namespace bestek::start {

namespace fs = std::filesystem;

constexpr std::string_view schema_folder = ".bestek/schemas";

struct Options {
  std::string folder;
  std::string contract_model = "bestuurlijk_aanbesteden";
  std::string law = "wmo";
  std::string id;
  bool only_schemas = false;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("MAP", options.folder,
                 "map voor de nieuwe ronde; zij bestaat nog niet of is leeg");
  app.add_option(
         "--contractmodel", options.contract_model,
         "een van de dertien contractmodellen, zoals klassieke_subsidie; zonder deze optie: "
         "bestuurlijk_aanbesteden")
      ->type_name("KENMERK");
  add_choice(app, "--wet", options.law, {"wmo", "jeugd", "participatie"},
             "de wet waarvoor u inkoopt; zonder deze optie: wmo");
  app.add_option("--kenmerk", options.id, "kenmerk van de ronde; zonder deze optie: naar de map")
      ->type_name("KENMERK");
  app.add_flag("--schemas", options.only_schemas,
               "vernieuw in de map van een ronde alleen de schema's voor uw editor");
}

/// The contract models that a new round knows: kenmerk and legal title.
std::vector<std::pair<std::string, std::string>> contract_models() {
  Findings findings;
  const auto text = find_embedded(embedded::rondes(), "criteria.yaml").value();
  const auto criteria = read_yaml(text, "criteria.yaml", 0, findings).value;
  std::vector<std::pair<std::string, std::string>> models;
  for (const auto& model : criteria.at("contractmodellen").at("modellen")) {
    models.emplace_back(model.at("kenmerk"), model.at("juridische_titel"));
  }
  return models;
}

/// sas, toelating or subsidie. Where everyone who qualifies gets a contract and the inwoner
/// chooses, there is no public contract (Aanbestedingswet 2012; toelichting bij de
/// contractstandaard Wmo).
std::string procurement_form(const std::string& model, const std::string& legal_title) {
  if (legal_title == "subsidie") return "subsidie";
  return model == "zeeuws_model" || model == "catalogusmodel" ? "toelating" : "sas";
}

std::string legal_form_of(const std::string& wanted) {
  std::vector<std::string> names;
  for (const auto& [model, title] : contract_models()) {
    if (model == wanted) return procurement_form(model, title);
    names.push_back(model);
  }
  const auto near = nearest(wanted, names);
  throw UsageError(fmt::format("optie --contractmodel kent \"{}\" niet; {}", wanted,
                               near ? fmt::format("bedoelde u \"{}\"?", *near)
                                    : "kies uit: " + dutch::enumeration(names, "of")));
}

/// The name of the folder itself, also for "." and "map/".
std::string own_name(const fs::path& folder) {
  const auto whole = fs::weakly_canonical(fs::absolute(folder));
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

/// As the user wrote it, without a slash at the end.
fs::path tidy(const std::string& folder) {
  const auto path = fs::path(folder).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

/// "Wmo Groningen 2027" -> "wmo-groningen-2027"
std::string id_from(const std::string& name) {
  std::string id;
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (is_upper || fits) {
      id += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  constexpr std::size_t longest = 64;
  id.erase(0, id.find_first_not_of("-_"));
  id.resize(std::min(id.size(), longest));
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "nieuwe-ronde" : id;
}

std::string round_id(const Options& options, const fs::path& folder) {
  if (options.id.empty()) return id_from(own_name(folder));
  static const std::regex form("[a-z0-9][a-z0-9_-]{0,63}");
  if (std::regex_match(options.id, form)) return options.id;
  throw UsageError(
      fmt::format("het kenmerk \"{}\" kan niet: neem kleine letters, cijfers, - en _, zoals {}",
                  options.id, id_from(options.id)));
}

/// What stands above the names of the municipalities that asked for advice.
std::string advisers(const std::string& law) {
  if (law == "jeugd") return "adviesraden jeugd";
  return law == "wmo" ? "Wmo-raden" : "cliëntenraden Participatiewet";
}

/// A line with a section's tag alone leaves no line behind.
std::string without_tag_lines(std::string_view text) {
  std::string joined_text;
  for (const auto& line : split(text, '\n')) {
    const bool is_tag =
        line.starts_with("{{") && line.ends_with("}}") && line.find("}}") == line.size() - 2;
    joined_text += line;
    if (!is_tag) joined_text += '\n';
  }
  joined_text.pop_back();
  return joined_text;
}

using Contents = std::vector<std::pair<std::string, std::string>>;

Contents round_files(const Options& options, const fs::path& folder) {
  using Data = kainjow::mustache::data;
  const auto& model = options.contract_model;
  Data data;
  data.set("kenmerk", round_id(options, folder));
  data.set("contractmodel", model);
  data.set("rechtsvorm", legal_form_of(model));
  const bool is_grant = legal_form_of(model) == "subsidie";
  data.set("subsidie", is_grant);
  data.set("document", is_grant ? "programma van eisen" : "onderhandelingsdocument");
  data.set("wet", options.law);
  data.set(options.law, true);
  data.set("onderhandelen", model == "bestuurlijk_aanbesteden" || model == "dialoogmodel");
  data.set("adviesorgaan", advisers(options.law));
  Contents files;
  for (const auto& file : embedded::rondes()) {
    kainjow::mustache::mustache text(without_tag_lines(file.text));
    text.set_custom_escape([](const std::string& value) { return value; });
    files.emplace_back(file.path, text.render(data));
  }
  return files;
}

void add_schemas(Contents& files) {
  for (const auto& schema : embedded::schemas()) {
    files.emplace_back(fmt::format("{}/{}", schema_folder, schema.path), schema.text);
  }
}

void write_files(const fs::path& folder, const Contents& files) {
  for (const auto& [name, text] : files) {
    const auto path = folder / name;
    make_folder(path.parent_path());
    write_file(path, text);
  }
}

/// Removes a folder, or what was put into it, unless all went well.
class Undo {
 public:
  void remove_later(fs::path path) { paths_.push_back(std::move(path)); }
  void all_went_well() { paths_.clear(); }
  Undo() = default;
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    std::error_code ignored;
    for (const auto& path : paths_) fs::remove_all(path, ignored);
  }

 private:
  std::vector<fs::path> paths_;
};

void move(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) {
    throw FileError(
        fmt::format("kan \"{}\" niet maken: systeemfout {}", to.string(), error.value()));
  }
}

/// Makes the files beside the folder first: a run that fails leaves nothing behind.
void make_round(const fs::path& folder, const Contents& files) {
  std::error_code ignored;
  const bool is_there = fs::is_directory(folder, ignored);
  if (!is_there && folder.has_parent_path()) make_folder(folder.parent_path());
  // A folder that is there stays: the user's shell may stand in it.
  const auto beside =
      (is_there ? folder : folder.parent_path()) / fmt::format(".bestek-nieuw.{}.deel", ::getpid());
  Undo undo;
  undo.remove_later(beside);
  write_files(beside, files);
  if (!is_there) {
    move(beside, folder);
  } else {
    for (const auto& entry : fs::directory_iterator(beside)) {
      const auto target = folder / entry.path().filename();
      move(entry.path(), target);
      undo.remove_later(target);
    }
    fs::remove(beside, ignored);
  }
  undo.all_went_well();
}

void demand_empty(const fs::path& folder, const std::string& name) {
  std::error_code error;
  const auto status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) return;
  if (status.type() != fs::file_type::directory)
    throw FileError(
        fmt::format("kan de map \"{}\" niet maken: er is al een bestand met die naam", name));
  const bool is_empty = fs::is_empty(folder, error);
  if (error) throw FileError(fmt::format("kan de map \"{}\" niet lezen: geen toegang", name));
  if (!is_empty) {
    throw FileError(fmt::format(
        "de map \"{}\" is niet leeg; kies een nieuwe map, dan gaat er niets verloren", name));
  }
}

ExitCode renew_schemas(const Options& options, Streams& streams) {
  const std::string name = options.folder.empty() ? "." : options.folder;
  std::error_code ignored;
  if (!fs::exists(fs::path(name) / "ronde.yaml", ignored)) {
    throw FileError(
        fmt::format("in de map \"{}\" staat geen ronde.yaml; geef de map van een ronde op", name));
  }
  Contents schemas;
  add_schemas(schemas);
  write_files(name, schemas);
  streams.err << fmt::format(
      "{} vernieuwd in {}\n",
      dutch::counted(static_cast<std::int64_t>(schemas.size()), "schema", "schema's"),
      (fs::path(name) / schema_folder).lexically_normal().string());
  return ExitCode::good;
}

void say_what_next(std::ostream& out, const std::string& folder, std::size_t files) {
  const bool is_here = fs::path(folder).lexically_normal() == ".";
  out << fmt::format(
      "Nieuwe ronde in {}: {}. Alles erin is verzonnen en klopt met elkaar.\n\nZo gaat u verder:\n",
      is_here ? "deze map" : folder,
      dutch::counted(static_cast<std::int64_t>(files), "bestand", "bestanden"));
  const bool is_plain = folder.find_first_of(" '&;()") == std::string::npos;
  if (!is_here)
    out << (is_plain ? fmt::format("  cd {}\n", folder) : fmt::format("  cd \"{}\"\n", folder));
  out << "  bestek toets      controleert de ronde; nu staat er geen enkele fout in\n"
         "  bestek score      rekent na welk contractmodel het beste past\n"
         "Open daarna de map in uw editor en vervang wat verzonnen is. Begin met ronde.yaml:\n"
         "bovenaan elk bestand staat wat u moet vervangen. Toets na elke wijziging.\n";
}

ExitCode run(const Options& options, Streams& streams) {
  if (options.only_schemas) return renew_schemas(options, streams);
  if (options.folder.empty())
    throw UsageError("MAP ontbreekt; schrijf bijvoorbeeld: bestek nieuw wmo-2028");
  const auto folder = tidy(options.folder);
  auto files = round_files(options, folder);
  const auto count = files.size();
  demand_empty(folder, options.folder);
  add_schemas(files);
  make_round(folder, files);
  say_what_next(streams.err, options.folder, count);
  return ExitCode::good;
}

}  // namespace bestek::start

int main(int argc, char** argv) {
  using namespace bestek;
  return command_main<start::Options>(argc, argv,
                                      {"nieuw", BESTEK_SUMMARY, "bestek nieuw wmo-2028 --wet wmo"},
                                      start::add_options, start::run);
}
