# The searches that cli/quickstart runs. tests/golden compares their output. Both callers define `tra` first.

quickstart_searches() {
  tra search 'tham khảo chính trị lào' --limit 3
  tra search tham khao chinh tri lao --limit 3 --facets none
  tra search 'thăm chính thức' --type official_visit,state_visit --limit 3 --facets country:5,level
}
