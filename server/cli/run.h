// glimmerd without its main(): reads the command line and runs the subcommand.
#pragma once

namespace glimmer::cli {

// Gives the exit code.
int Run(int argc, char** argv);

}  // namespace glimmer::cli
