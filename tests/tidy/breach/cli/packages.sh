# The packages of this small repository.
build_packages=(cmake
  ninja-build)
