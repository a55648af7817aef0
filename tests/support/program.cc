#include "tests/support/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/support/fakes.h"
#include "tests/support/server_process.h"

namespace glimmer::test {
namespace {

void Must(bool done, const std::string& what) {
  if (done) return;
  perror(what.c_str());
  std::abort();
}

// In the child: never returns.
[[noreturn]] void Become(const std::string& program, const std::vector<std::string>& arguments,
                         const ProgramOptions& options, const TempDir& files) {
  const int in = open(files.File("in").c_str(), O_RDONLY | O_CLOEXEC);
  const int out = open(files.File("out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const int err = open(files.File("err").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
  for (const std::string& variable : options.environment) {
    putenv(const_cast<char*>(variable.c_str()));
  }
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(program.c_str(), argv.data());
  _exit(127);
}

}  // namespace

ProgramRun RunProgram(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  const TempDir files;
  WriteFileOrDie(files.File("in"), options.input);
  const std::string program = ProgramPath(arguments[0]);
  const pid_t pid = fork();
  Must(pid >= 0, "fork");
  if (pid == 0) Become(program, arguments, options, files);
  if (options.meanwhile) options.meanwhile(pid);
  int status = 0;
  Must(waitpid(pid, &status, 0) == pid, "waitpid");
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          ReadFileOrDie(files.File("out")), ReadFileOrDie(files.File("err"))};
}

ProgramRun RunGlimmerd(std::vector<std::string> arguments, const ProgramOptions& options) {
  arguments.insert(arguments.begin(), "glimmerd");
  return RunProgram(arguments, options);
}

std::string ReadFileOrDie(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Must(file.good(), path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void WriteFileOrDie(const std::string& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  Must(file.good(), path);
}

}  // namespace glimmer::test
