#!/bin/bash -eu
# Builds the fuzz targets as OSS-Fuzz asks: with $CC, $CXX and their flags, linked with $LIB_FUZZING_ENGINE, from $SRC in
# $WORK to $OUT. Beside each TARGET are TARGET_seed_corpus.zip, TARGET.dict and TARGET.options.

# libc++ has std::jthread only with this, before version 20.
[[ $CXXFLAGS != *-stdlib=libc++* ]] || export CXXFLAGS="$CXXFLAGS -fexperimental-library"
export PKG_CONFIG_PATH=$WORK/deps/lib/pkgconfig CMAKE_PREFIX_PATH=$WORK/deps

# dependency NAME [CMAKE OPTION...]: a static library, with the flags of the targets.
dependency() {
  cmake -G Ninja -S "$SRC/$1" -B "$WORK/$1" -DCMAKE_BUILD_TYPE=None -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DCMAKE_INSTALL_PREFIX="$WORK/deps" -DCMAKE_INSTALL_LIBDIR=lib "${@:2}"
  ninja -C "$WORK/$1" install
}

dependency simdjson -DSIMDJSON_DEVELOPER_MODE=OFF
dependency fmt -DFMT_TEST=OFF -DFMT_DOC=OFF
dependency pcre2 -DPCRE2_BUILD_TESTS=OFF -DPCRE2_BUILD_PCRE2GREP=OFF
dependency utf8proc -DUTF8PROC_ENABLE_TESTING=OFF
dependency libxml2 -DLIBXML2_WITH_ICONV=OFF -DLIBXML2_WITH_LZMA=OFF -DLIBXML2_WITH_ZLIB=OFF \
  -DLIBXML2_WITH_PYTHON=OFF -DLIBXML2_WITH_PROGRAMS=OFF -DLIBXML2_WITH_TESTS=OFF
# Its makefile makes the pkg-config file, CMake does not.
make -C "$SRC/re2" -j "$(nproc)" CXX="$CXX" CXXFLAGS="$CXXFLAGS -std=c++17 -fPIC" prefix="$WORK/deps" static-install

cmake -G Ninja -S "$SRC/runlint" -B "$WORK/runlint" -DCMAKE_BUILD_TYPE=None --compile-no-warning-as-error \
  -DRUNLINT_CLI=OFF -DRUNLINT_TESTS=OFF -DRUNLINT_FUZZ=ON -DRUNLINT_UNITY=ON \
  -DRUNLINT_FUZZING_ENGINE="$LIB_FUZZING_ENGINE"
ninja -C "$WORK/runlint" fuzz/all

"$WORK/runlint/fuzz/print_dictionary" >"$WORK/dictionary"
for source in "$SRC"/runlint/fuzz/fuzz_*.cc; do
  target=$(basename "$source" .cc)
  cp "$WORK/runlint/fuzz/$target" "$OUT/"
  cp "$WORK/dictionary" "$OUT/$target.dict"
  printf '[libfuzzer]\nmax_len = 4096\ntimeout = 10\n' >"$OUT/$target.options"
  # By path: seeds of several folders have the same names.
  seeds=(corpus)
  [[ ! -d $SRC/runlint/fuzz/corpus/${target#fuzz_} ]] || seeds+=("fuzz/corpus/${target#fuzz_}")
  rm -f "$OUT/${target}_seed_corpus.zip"
  (cd "$SRC/runlint" && zip -q -r "$OUT/${target}_seed_corpus.zip" "${seeds[@]}")
done
