// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Writes documents that together use everything, for the check against the schemas.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "documents/word/word_document.hpp"

namespace {

using namespace bestek::documents;

constexpr std::string_view everything =
    R"(Aanhef met **vet**, *schuin*, ***beide***, `code` en &amp; < tekens.

1. een
2. twee
   - punt
     1. diep

## Begrippen {#begrippen}

Zie [](#slot), [](#bijlage), [het slot](#slot) en [een site](https://a.example/?x=1&y=2).[^1]\
Nieuwe regel.

1. Eerste lid.[^2]

   Vervolg van het lid.

   | Dienst | Aantal | Prijs |
   |:--|:-:|--:|
   | Begeleiding [](#slot) | 12 | € 1.234,56 |
   | *Leeg* | | |

2. Tweede lid:
   1. onder a:
      1. onder i;
      2. onder ii;
   2. onder b.
   - een punt

> Let op.
>
> - punt in de notitie
> - nog een, met [](#begrippen)

---

### Paragraaf {#deel}

#### Klein

##### Kleinst

## Slot {#slot}

Opnieuw dezelfde noot[^1], en [](#deel).

---

| Tabel na een nieuwe pagina |
|---|
| cel |

Getekend:

```ondertekening
Gemeente A; …; burgemeester
Stichting B\; C; D. de Vries; …
Gemeente E; F; wethouder
```

## Bijlage met `code` en *nadruk* {#bijlage -}

1. opnieuw
2. verder

[^1]: Noot met [link](https://b.example) en [](#slot).

    Tweede alinea.
[^2]: Andere noot.
)";

bool write_sample(const std::filesystem::path& file, std::string_view markdown,
                  const WordDocumentInfo& info, const HouseStyle& style) {
  const auto result = write_word_document(markdown, info, style);
  for (const auto& problem : result.problems) {
    std::cerr << file.string() << ": regel " << problem.line << ": " << problem.message << "\n";
  }
  std::ofstream(file, std::ios::binary) << result.bytes;
  return result.problems.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  HouseStyle other;
  other.font = "Verdana";
  other.heading_font = "Georgia & \"Co\"";
  bool good = true;
  int number = 0;
  for (const auto numbering : {Numbering::none, Numbering::articles, Numbering::chapters}) {
    for (const bool full : {false, true}) {
      WordDocumentInfo info;
      info.title = "Titel met & en < en \"aanhaling\"";
      info.numbering = numbering;
      if (full) {
        info.subtitle = "Ondertitel";
        info.organisation = "Gemeente 's-Hertogenbosch & omstreken";
        info.version_line = "Versie 0.3 · 1 maart 2014 · concept";
        info.class_label = "Vertrouwelijk";
        info.is_draft = true;
        info.table_of_contents = true;
        info.input_sha256 = "0123";
      }
      const auto name = std::to_string(++number);
      const auto& style = full ? other : HouseStyle{};
      good = write_sample(folder / (name + ".docx"), everything, info, style) && good;
      good = write_sample(folder / (name + "-leeg.docx"), "", info, style) && good;
    }
  }
  return good ? 0 : 1;
}
