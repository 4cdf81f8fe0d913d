// Completions for bash, zsh and fish.
#include "arguments/topics.h"
#include "pages/pages.h"

#include <algorithm>

namespace tra::cli {
namespace {

std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string forms(const OptionSpec& option, const char* separator) {
  const std::string letter = option.letter == '\0' ? "" : std::string{'-', option.letter} + separator;
  return letter + "--" + std::string(option.name);
}

std::string command_names() {
  std::string names = "help version";
  for (const CommandSpec& command : command_table()) names += " " + std::string(command.name);
  return names;
}

std::string topic_names() {
  std::string names;
  for (const Topic& topic : topics())
    if (find_command(topic.name) == nullptr) names += " " + std::string(topic.name);
  return names;
}

// A shell command that prints the values of a facet that the index has, codes and names, a line each.
std::string values_command(std::string_view facet) {
  return "tra values " + std::string(facet) +
         " --format tsv 2>/dev/null | tail -n +2 | cut -f1,2 | tr '\\t' '\\n' | sort -u";
}

// How bash completes the value of an option, empty for one it cannot know.
std::string bash_value(const OptionSpec& option) {
  switch (option.type) {
    case ValueType::choice:
      return "COMPREPLY=($(compgen -W '" + std::string(option.choices) + "' -- \"$cur\"))";
    case ValueType::list:
    case ValueType::choices:
      if (!option.facet.empty() && option.choices.empty()) return "_tra_values " + std::string(option.facet);
      return option.choices.empty() ? "" : "_tra_list '" + std::string(option.choices) + "'";
    case ValueType::file:
      return "COMPREPLY=($(compgen -f -- \"$cur\"))";
    case ValueType::folder:
      return "COMPREPLY=($(compgen -d -- \"$cur\"))";
    default:
      return "";
  }
}

std::string bash_operand(Operand operand) {
  if (operand == Operand::file) return "COMPREPLY+=($(compgen -f -- \"$cur\"))";
  if (operand == Operand::index) return "COMPREPLY+=($(compgen -d -- \"$cur\"))";
  return ":";
}

// The options that take a value, as a shell case pattern.
std::string valued_options() {
  std::vector<std::string_view> seen;
  std::string pattern;
  for (const CommandSpec& command : command_table())
    for (const OptionSpec* option : all_options(command)) {
      if (option->type == ValueType::flag || std::find(seen.begin(), seen.end(), option->name) != seen.end()) continue;
      seen.push_back(option->name);
      pattern += (pattern.empty() ? "" : "|") + forms(*option, "|");
    }
  return pattern;
}

std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return out;
}

std::string zsh_value(const OptionSpec& option) {
  const std::string name = ":" + zsh_text(option.value) + ":";
  switch (option.type) {
    case ValueType::flag:
      return "";
    case ValueType::choice:
      return name + "(" + zsh_text(option.choices) + ")";
    case ValueType::list:
    case ValueType::choices:
      if (!option.facet.empty() && option.choices.empty())
        return name + "{_tra_facet_values " + std::string(option.facet) + "}";
      return option.choices.empty() ? name : name + "_values -s , value " + std::string(option.choices);
    case ValueType::file:
      return name + "_files";
    case ValueType::folder:
      return name + "_files -/";
    default:
      return name;
  }
}

std::string zsh_option(const OptionSpec& option) {
  const bool valued = option.type != ValueType::flag;
  const std::string name = "--" + std::string(option.name) + (valued ? "=" : "");
  const std::string rest = "'[" + zsh_text(option.help.english) + "]" + zsh_value(option) + "'";
  if (option.letter == '\0') return "'*" + name + "'" + rest;
  return std::string("'*'{-") + option.letter + (valued ? "+" : "") + "," + name + "}" + rest;
}

std::string zsh_operand(Operand operand) {
  if (operand == Operand::none) return "";
  if (operand == Operand::file) return " \\\n    '*:file:_files'";
  return operand == Operand::index ? " \\\n    '*:index:_files -/'" : " \\\n    '*:text:'";
}

std::string fish_value(const OptionSpec& option) {
  switch (option.type) {
    case ValueType::flag:
      return "";
    case ValueType::file:
      return " -r -F";
    case ValueType::folder:
      return " -x -a '(__fish_complete_directories)'";
    default:
      if (!option.facet.empty() && option.choices.empty())
        return " -x -a '(__tra_values " + std::string(option.facet) + ")'";
      return option.choices.empty() ? " -x" : " -x -a " + shell_quoted(option.choices);
  }
}

}  // namespace

std::string bash_completion() {
  std::string out =
      "# Completion of tra for bash.\n\n"
      "# A list with commas between: what is completed is behind the last comma.\n"
      "_tra_list() {\n"
      "  local done=\n"
      "  case $cur in *,*) done=${cur%,*}, ;; esac\n"
      "  COMPREPLY=($(compgen -P \"$done\" -W \"$1\" -- \"${cur##*,}\"))\n"
      "}\n\n"
      "# Values of a facet that the index has. What was typed may be quoted; bash quotes what it puts in.\n"
      "_tra_values() {\n"
      "  local typed=${cur//[\\\\\\\"\\']/} done= name word\n"
      "  word=${typed##*,}\n"
      "  case $typed in *,*) done=${typed%,*}, ;; esac\n"
      "  COMPREPLY=()\n"
      "  while IFS= read -r name; do\n"
      "    case ${name,,} in \"${word,,}\"*) COMPREPLY+=(\"$done$name\") ;; esac\n"
      "  done < <(" +
      values_command("$1") +
      ")\n"
      "}\n\n"
      "_tra() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} command= colon= i at=$((COMP_CWORD - 1))\n"
      "  COMPREPLY=()\n"
      "  # Bash splits a word at colons and at =, and replaces what follows the last of them.\n"
      "  if [ \"$cur\" = : ]; then colon=${COMP_WORDS[at]}: at=$((at - 1)) cur=$colon\n"
      "  elif [ \"${COMP_WORDS[at]}\" = : ]; then colon=${COMP_WORDS[at - 1]}: at=$((at - 2)) cur=$colon$cur; fi\n"
      "  if [ \"$cur\" = = ]; then cur=; elif [ \"${COMP_WORDS[at]}\" = = ]; then at=$((at - 1)); fi\n"
      "  local prev=${COMP_WORDS[at]}\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case ${COMP_WORDS[i]} in\n"
      "      " +
      valued_options() +
      ")\n"
      "        i=$((i + 1))\n"
      "        [ \"${COMP_WORDS[i]}\" = = ] && i=$((i + 1))\n"
      "        ;;\n"
      "      -*) ;;\n"
      "      *)\n"
      "        command=${COMP_WORDS[i]}\n"
      "        break\n"
      "        ;;\n"
      "    esac\n"
      "  done\n"
      "  case $command in\n"
      "    '')\n"
      "      case $prev in\n"
      "        -i|--index) COMPREPLY=($(compgen -d -- \"$cur\")) ;;\n"
      "        *) COMPREPLY=($(compgen -W '" +
      command_names() +
      " --help --version --index --lang' -- \"$cur\")) ;;\n"
      "      esac\n"
      "      ;;\n"
      "    help) COMPREPLY=($(compgen -W '" +
      command_names() + topic_names() + "' -- \"$cur\")) ;;\n";
  for (const CommandSpec& command : command_table()) {
    std::string names;
    out += "    " + std::string(command.name) + ")\n      case $prev in\n";
    for (const OptionSpec* option : all_options(command)) {
      names += (names.empty() ? "" : " ") + forms(*option, " ");
      if (option->type == ValueType::flag) continue;
      const std::string value = bash_value(*option);
      out += "        " + forms(*option, "|") + ") " + (value.empty() ? "COMPREPLY=()" : value) + " ;;\n";
    }
    out += "        *)\n          case $cur in\n            -*) COMPREPLY=($(compgen -W '" + names +
           "' -- \"$cur\")) ;;\n            *) " + bash_operand(command.operand) +
           " ;;\n          esac\n          ;;\n      esac\n      ;;\n";
  }
  return out + "  esac\n  COMPREPLY=(\"${COMPREPLY[@]#\"$colon\"}\")\n}\ncomplete -o filenames -F _tra tra\n";
}

std::string zsh_completion() {
  std::string names, out =
                         "#compdef tra\n# Completion of tra for zsh.\n\n"
                         "# _tra_values completes the command of this name.\n_tra_facet_values() {\n  local -a found\n"
                         "  found=(${(f)\"$(" +
                         values_command("$1") +
                         ")\"})\n"
                         "  compset -P '*,'\n  compadd -a found\n}\n\n";
  for (const CommandSpec& command : command_table()) {
    out += "_tra_" + std::string(command.name) + "() {\n  _arguments -s -S";
    for (const OptionSpec* option : all_options(command)) out += " \\\n    " + zsh_option(*option);
    out += zsh_operand(command.operand) + "\n}\n\n";
    names += "    '" + std::string(command.name) + ":" + zsh_text(command.summary.english) + "'\n";
  }
  return out +
         "_tra() {\n  local context state state_descr line\n  typeset -A opt_args\n  local -a commands\n  "
         "commands=(\n" +
         names +
         "  )\n  _arguments -C '*'{-i+,--index=}'[the index]:DIR:_files -/' '(-)--version[the version]' \\\n"
         "    '1:command:->command' '*::argument:->argument'\n"
         "  case $state in\n    command) _describe command commands ;;\n"
         "    argument) (( $+functions[_tra_$words[1]] )) && _tra_$words[1] ;;\n  esac\n}\n\n_tra \"$@\"\n";
}

std::string fish_completion() {
  std::string out =
      "# Completion of tra for fish.\n"
      "# Values of a facet that the index has, behind the last comma of what was typed, which may be quoted.\n"
      "function __tra_values --argument-names facet\n"
      "  set -l typed (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -ar '[\\'\"\\\\\\\\]' '')\n"
      "  set -l done (string replace -r '[^,]*$' '' -- \"$typed\")\n"
      "  set -l values (" +
      values_command("$facet") +
      ")\n  printf '%s\\n' \"$done\"$values\nend\n"
      "complete -c tra -f\n"
      "complete -c tra -n __fish_use_subcommand -l version -d 'the version'\n";
  for (const CommandSpec& command : command_table()) {
    const std::string name(command.name);
    out +=
        "complete -c tra -n __fish_use_subcommand -a " + name + " -d " + shell_quoted(command.summary.english) + "\n";
    const std::string seen = "complete -c tra -n '__fish_seen_subcommand_from " + name + "'";
    if (command.operand == Operand::file) out += seen + " -F\n";
    if (command.operand == Operand::index) out += seen + " -a '(__fish_complete_directories)'\n";
    for (const OptionSpec* option : all_options(command)) {
      out += seen + (option->letter == '\0' ? "" : std::string(" -s ") + option->letter) + " -l " +
             std::string(option->name) + fish_value(*option) + " -d " + shell_quoted(option->help.english) + "\n";
    }
  }
  return out;
}

}  // namespace tra::cli
