# dateline: `make demo` draws the example, `make check` proves it all, `make help` lists the rest.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
DESTDIR  ?=
OPT      ?= -O2 -g
OUT      ?= out
BUILD    ?= $(OUT)/build
ifeq ($(origin CC),default)
CC       := gcc
endif

# ---- What it is made of -----------------------------------------------------------------------

PACKAGES := libcgraph libgvc cairo jansson libxml-2.0 libutf8proc libcrypto
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Iinclude -Isrc \
            -DDATELINE_DATADIR='"$(PREFIX)/share/dateline"'
CFLAGS   += -std=c17 $(OPT) $(WARN) -fPIC -fno-semantic-interposition -pthread $(SANITIZE)
LDFLAGS  += $(SANITIZE) -pthread

# Asked when first used, and then once: `deps` may have brought pkg-config just before.
once      = $(eval $(1) := $(2))$($(1))
PKGFLAGS  = $(call once,PKGFLAGS,$(shell pkg-config --cflags $(PACKAGES) | sed 's/-I\//-isystem \//g'))
LDLIBS    = $(call once,LDLIBS,$(shell pkg-config --libs $(PACKAGES)) -lcsv -lm)

FLOORS   := base time text lex lang find graph draw api
LIB_SRC  := $(sort $(wildcard $(FLOORS:%=src/%/*.c)))
CLI_SRC  := $(sort $(wildcard src/cli/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/*.c))
SUITES   := $(patsubst tests/unit/test_%.c,%,$(filter tests/unit/test_%.c,$(UNIT_SRC)))
DRAWING  := boxes draw page paper style svg
FUZZERS  := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TRAIN_SRC := $(sort $(wildcard src/train/*.c))
SCORERS  := $(patsubst tests/score/score_%.c,$(OUT)/score-%,$(sort $(wildcard tests/score/score_*.c)))
EXAMPLE  := data/belarus-2020
PICTURE  := $(OUT)/belarus-2020
C_FILES   = $(shell git ls-files '*.c' '*.h')
Q         = $(if $(V),,@)# make V=1 shows whole commands
obj       = $(patsubst %.c,$(BUILD)/%.o,$(1))

all: $(OUT)/dateline $(OUT)/libdateline.so

$(OUT)/libdateline.a: $(call obj,$(LIB_SRC))
	@rm -f $@
	@echo "ar $@"
	$(Q)ar rcs $@ $^

# Only the public names leave the shared library.
$(OUT)/libdateline.so: $(call obj,$(LIB_SRC))
	@echo '{ global: dateline_*; local: *; };' >$(BUILD)/exports
	@echo "ld $@"
	$(Q)$(CC) -shared -Wl,-soname,libdateline.so.0 -Wl,--version-script,$(BUILD)/exports \
	    $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/dateline: $(call obj,$(CLI_SRC)) $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c $(BUILD)/flags | ready
	@mkdir -p $(@D)
	@echo "cc $<"
	$(Q)$(CC) $(CPPFLAGS) $(MORE) $(PKGFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# What a page of HTML carries, as bytes of C.
$(BUILD)/src/draw/page.o: MORE := -I$(BUILD)
$(BUILD)/src/draw/page.o: $(BUILD)/draw/page_files.h
$(BUILD)/draw/page_files.h: src/draw/page.js src/draw/page.css
	@mkdir -p $(@D)
	@echo "gen $@"
	$(Q)for file in $^; do \
	    echo "static const unsigned char $$(basename $$file | tr . _)[] = {"; \
	    od -An -v -tu1 $$file | sed 's/[0-9][0-9]*/&,/g'; \
	    echo '};'; \
	done >$@.new && mv $@.new $@

# How other alphabets are written in Latin letters, where names are looked for that nobody may read: in
# the program, so that it can never be missing.
$(BUILD)/src/text/redact_fold.o: MORE := -I$(BUILD)
$(BUILD)/src/text/redact_fold.o: $(BUILD)/text/latin.inc
$(BUILD)/text/latin.inc: data/latin.csv
	@mkdir -p $(@D)
	@echo "gen $@"
	$(Q)awk -F, 'NR > 1 && $$1 <= last { print FILENAME ":" NR ": not sorted by code" >"/dev/stderr"; exit 1 } \
	    NR > 1 { printf "{0x%s, \"%s\"},\n", $$1, $$3; last = $$1 }' $< >$@.new && mv $@.new $@

# Other flags, compiler or prefix than last time: everything is built anew.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo "$(CC) $(CPPFLAGS) $(CFLAGS)" | cmp -s - $@ || echo "$(CC) $(CPPFLAGS) $(CFLAGS)" >$@

ready:
	@pkg-config --exists $(PACKAGES) || \
	    { echo "dateline: libraries are missing; 'make deps' installs them" >&2; exit 1; }

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# ---- What it needs: Debian packages, installed only where they are missing -----------------------

BUILD_DEPS := gcc libc6-dev pkg-config libgraphviz-dev libcairo2-dev libjansson-dev libxml2-dev libutf8proc-dev \
              libssl-dev libcsv-dev poppler-utils 'fonts-liberation|fonts-liberation2'
TEST_DEPS  := check clang-format

deps:
	@tests/need.sh $(BUILD_DEPS)

test-deps:
	@tests/need.sh $(BUILD_DEPS) $(TEST_DEPS)

# ---- The example ------------------------------------------------------------------------------

demo: deps
	@$(MAKE) --no-print-directory picture
	@echo "drawn: $(PICTURE).svg and $(PICTURE).png"

# The second make knows the libraries that the first one installed.
picture: $(OUT)/dateline
	$(OUT)/dateline build $(EXAMPLE) -o $(PICTURE).gv
	$(OUT)/dateline render $(PICTURE).gv -o $(PICTURE).svg
	$(OUT)/dateline render $(PICTURE).gv -o $(PICTURE).png

# ---- The model: what is learned rather than written ---------------------------------------------

# Weights that treebanks of Universal Dependencies teach; five minutes of one core. The same treebanks
# give the same bytes: vector code may not fuse what the plain code does in two steps.
TREEBANKS ?= ../shared/corpora
TREES      = $(TREEBANKS)/treebanks
NEWS      := data/treebank
WORDNET   ?= /usr/share/wordnet
NAMED      = $(TREEBANKS)/ner
MODEL     := data/en/model

$(call obj,$(TRAIN_SRC)): private OPT := -O3 -g -ffp-contract=off -fno-math-errno

$(OUT)/dateline-train: $(call obj,$(TRAIN_SRC)) $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

model: $(OUT)/dateline-train
	@tests/need.sh wordnet-base
	$(OUT)/dateline-train -w $(WORDNET) -t $(TREES)/ewt-train.conllu -t $(TREES)/gum-free-train.conllu \
	    -t $(NEWS)/news-train.conllu -d $(TREES)/ewt-dev.conllu -d $(TREES)/gum-dev.conllu -d $(NEWS)/news-dev.conllu \
	    -o $(MODEL)/syntax.model
	@$(MAKE) --no-print-directory model-names

# Seconds. What stands several times is learned as often: politics is nearest to what dateline reads.
POLITICS = -t $(NAMED)/crossner-politics-train.bio
WIKIGOLD = -t $(NAMED)/wikigold.bio

model-names: $(OUT)/dateline-train
	$(OUT)/dateline-train names -l data/en $(POLITICS) $(POLITICS) $(POLITICS) $(POLITICS) $(POLITICS) \
	    $(WIKIGOLD) $(WIKIGOLD) -t $(NAMED)/uner-ewt-dev.bio -g $(NAMED)/gum-free-train.bio \
	    -d $(NAMED)/crossner-politics-dev.bio -o $(MODEL)/names.model

# ---- A layout engine of Graphviz: dot -Ktimeline ------------------------------------------------

# Plugins are told from others by the number behind, which is that of the Graphviz installed.
GVPLUGINS  = $(call once,GVPLUGINS,$(shell pkg-config --variable=libdir libgvc)/graphviz)
GVNUMBER   = $(call once,GVNUMBER,$(shell ls $(GVPLUGINS) | sed -n 's/^libgvplugin_core\.so\.\([0-9]*\)$$/\1/p'))
PLUGIN     = $(OUT)/libgvplugin_timeline.so.$(GVNUMBER)

plugin:
	@$(MAKE) --no-print-directory $(PLUGIN)

$(OUT)/libgvplugin_timeline.so.%: $(BUILD)/src/plugin/gvplugin_timeline.o $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) -shared $(LDFLAGS) -o $@ $^ $(LDLIBS)

# ---- Tests ------------------------------------------------------------------------------------

# Each part prints `part: N passed, M failed`; check.sh adds them up.
CHECKS := unit spec golden properties training fuzz-replay example picture-check layers format-check

check: test-deps
	@$(MAKE) --no-print-directory check-built

check-built: all $(OUT)/unit
	@tests/check.sh $(CHECKS)

unit: $(OUT)/unit
	@$(OUT)/unit

spec: $(OUT)/spec
	@$(OUT)/spec tests/spec/*.txt

golden: $(OUT)/dateline
	@tests/golden/run.sh $(OUT)/dateline

golden-update: $(OUT)/dateline
	@UPDATE=1 tests/golden/run.sh $(OUT)/dateline

properties: $(OUT)/dateline
	@tests/properties.sh $(OUT)/dateline

training: $(OUT)/dateline-train $(OUT)/dateline
	@tests/training.sh $(OUT)

# The README's program, compiled against what `make install` leaves in an empty folder.
example: all
	@tests/example.sh "$(MAKE)" "$(CC)" "$(SANITIZE)" "$(OUT)"

picture-check: $(OUT)/dateline
	@tests/picture.sh $(OUT)/dateline $(EXAMPLE) out/belarus-2020.svg

# In a browser, light and dark; slower than `make check`, which has no need of one. SHOTS: a folder for
# what it looks like.
page-check: $(OUT)/dateline
	@tests/page/page.sh $(OUT)/dateline $(SHOTS)

# In a current Graphviz, which npm brings.
viz-check: $(OUT)/dateline
	@tests/viz/viz.sh $(OUT)/dateline $(OUT)/viz

plugin-check: $(OUT)/dateline plugin
	@tests/plugin.sh $(OUT)/dateline $(PLUGIN) $(GVPLUGINS)

layers:
	@tests/layers.sh

$(OUT)/spec: $(call obj,$(sort $(wildcard tests/spec/*.c))) $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/unit: $(call obj,$(UNIT_SRC)) $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs check)

# One suite a module: tests/unit/test_NAME.c defines `Suite *NAME_suite(void)` and is found here.
$(BUILD)/tests/unit/main.o: MORE := -I$(BUILD)
$(BUILD)/tests/unit/main.o: $(BUILD)/suites.h
SUITE_LIST = $(foreach name,$(SUITES),SUITE($(name)))
$(BUILD)/suites.h: FORCE
	@mkdir -p $(@D)
	@echo "$(SUITE_LIST)" | cmp -s - $@ || echo "$(SUITE_LIST)" >$@

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

asan: test-deps
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	ASAN_OPTIONS=fast_unwind_on_malloc=0 CK_TIMEOUT_MULTIPLIER=20 \
	$(MAKE) --no-print-directory OUT=out/asan OPT='-O1 -g' SANITIZE='$(SANITIZERS)' check-built \
	    CHECKS='unit-asan spec golden properties training fuzz-replay example'

# Knowing the drawing libraries' own leaks takes the slow unwinder, far too slow for each test that
# draws; `golden` and `properties` look for leaks in drawing.
unit-asan: $(OUT)/unit
	@ASAN_OPTIONS=fast_unwind_on_malloc=1 $(OUT)/unit $(filter-out $(DRAWING),$(SUITES))
	@ASAN_OPTIONS=fast_unwind_on_malloc=1:detect_leaks=0 $(OUT)/unit $(DRAWING)

soak: $(OUT)/unit
	@CK_TIMEOUT_MULTIPLIER=20 LAYOUTS=1000 $(OUT)/unit layout

VALGRIND := valgrind -q --error-exitcode=9 --suppressions=tests/valgrind.supp
LEAKS    := --leak-check=full --errors-for-leak-kinds=definite

valgrind:
	@tests/need.sh $(BUILD_DEPS) check valgrind
	@$(MAKE) --no-print-directory valgrind-built

# Leaks are looked for in whole runs; those of single tests are the sanitizer build's affair.
valgrind-built: all $(OUT)/unit
	CK_FORK=no CK_TIMEOUT_MULTIPLIER=20 $(VALGRIND) $(OUT)/unit $(filter-out $(DRAWING),$(SUITES))
	$(VALGRIND) $(LEAKS) $(OUT)/dateline build $(EXAMPLE) -o $(BUILD)/valgrind.gv
	$(VALGRIND) $(LEAKS) $(OUT)/dateline render $(BUILD)/valgrind.gv -o $(BUILD)/valgrind.svg
	$(VALGRIND) $(LEAKS) $(OUT)/dateline verify $(BUILD)/valgrind.gv

# Fuzzing: tests/fuzz/fuzz_NAME.c with seeds in tests/fuzz/seeds/NAME. `make fuzz` looks for new
# trouble with libFuzzer, FUZZ_TIME seconds a target; `make check` only replays the seeds.
FUZZ_TIME ?= 60

fuzz:
	@tests/need.sh $(BUILD_DEPS) clang
	@$(MAKE) --no-print-directory CC=clang OUT=out/fuzz OPT='-O1 -g' \
	    SANITIZE='-fsanitize=fuzzer-no-link $(SANITIZERS)' fuzz-built

fuzz-built: $(FUZZERS:%=$(OUT)/fuzz-%)
	@for name in $(FUZZERS); do tests/fuzz/fuzz.sh $(OUT) $$name $(FUZZ_TIME) || exit 1; done

$(OUT)/fuzz-%: $(BUILD)/tests/fuzz/fuzz_%.o $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

$(OUT)/replay-%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

fuzz-replay: $(FUZZERS:%=$(OUT)/replay-%)
	@tests/fuzz/replay.sh $(OUT) $(FUZZERS)

# ---- Figures ----------------------------------------------------------------------------------

$(OUT)/bench: $(call obj,$(sort $(wildcard tests/bench/*.c)) tests/unit/random_graph.c \
              tests/unit/graph_copy.c tests/unit/random_timeline.c tests/unit/stability.c) $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

bench: all $(OUT)/bench
	@tests/bench/bench.sh $(OUT)

$(OUT)/score-%: $(BUILD)/tests/score/score_%.o $(OUT)/libdateline.a
	@echo "ld $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

score: all $(SCORERS)
	@tests/score/score.sh $(OUT) ../shared

# ---- Care -------------------------------------------------------------------------------------

format:
	clang-format -i $(C_FILES)

format-check:
	@tests/format.sh $(C_FILES)

tidy: ready
	clang-tidy --quiet $(LIB_SRC) $(CLI_SRC) -- -std=c17 $(CPPFLAGS) $(PKGFLAGS)

# ---- Installing -------------------------------------------------------------------------------

BINDIR   = $(DESTDIR)$(PREFIX)/bin
LIBDIR   = $(DESTDIR)$(PREFIX)/lib
INCDIR   = $(DESTDIR)$(PREFIX)/include
SHARE    = $(DESTDIR)$(PREFIX)/share

install: all
	install -d $(BINDIR) $(LIBDIR)/pkgconfig $(INCDIR) $(SHARE)/man/man1 \
	    $(SHARE)/bash-completion/completions $(SHARE)/dateline
	install -m 755 $(OUT)/dateline $(BINDIR)/dateline
	install -m 644 $(OUT)/libdateline.a $(LIBDIR)/libdateline.a
	install -m 755 $(OUT)/libdateline.so $(LIBDIR)/libdateline.so.$(VERSION)
	ln -sf libdateline.so.$(VERSION) $(LIBDIR)/libdateline.so.0
	ln -sf libdateline.so.0 $(LIBDIR)/libdateline.so
	install -m 644 include/dateline.h $(INCDIR)/dateline.h
	install -m 644 src/cli/dateline.1 $(SHARE)/man/man1/dateline.1
	install -m 644 src/cli/dateline.bash $(SHARE)/bash-completion/completions/dateline
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' src/cli/dateline.pc.in \
	    >$(LIBDIR)/pkgconfig/dateline.pc
	cp -R data/en data/style.csv $(SHARE)/dateline/
	chmod -R a+rX,u+w $(SHARE)/dateline

uninstall:
	rm -f $(BINDIR)/dateline $(LIBDIR)/libdateline.a $(LIBDIR)/libdateline.so* $(INCDIR)/dateline.h \
	    $(SHARE)/man/man1/dateline.1 $(SHARE)/bash-completion/completions/dateline \
	    $(LIBDIR)/pkgconfig/dateline.pc
	rm -rf $(SHARE)/dateline

# The example's picture, which git keeps, stays.
clean:
	rm -rf $(BUILD) $(OUT)/asan $(OUT)/fuzz $(OUT)/viz $(OUT)/dateline $(OUT)/libdateline.* $(OUT)/unit $(OUT)/spec \
	    $(OUT)/bench $(OUT)/dateline-train $(OUT)/score-* $(OUT)/replay-* $(OUT)/libgvplugin* $(PICTURE).gv

help:
	@echo 'make              build out/dateline and the libraries'
	@echo 'make demo         install what is missing, build, draw $(EXAMPLE) into $(OUT)/'
	@echo 'make check        install what tests need, build, run every test'
	@echo 'make asan         the same tests with address and undefined behaviour sanitizers'
	@echo 'make valgrind     unit tests and the example under valgrind'
	@echo 'make unit spec golden properties training layers format-check    one part of check'
	@echo 'make golden-update  accept what the program prints now; read the diff'
	@echo 'make plugin       libgvplugin_timeline for dot -Ktimeline; plugin-check tries it'
	@echo 'make page-check   the page of HTML and inlined pictures in Chromium, where there is one'
	@echo 'make viz-check    positioned DOT in a current Graphviz, fetched from npm'
	@echo 'make fuzz         libFuzzer, FUZZ_TIME=$(FUZZ_TIME) seconds for each of: $(FUZZERS)'
	@echo 'make soak         ten thousand random timelines laid out and looked over'
	@echo 'make bench        speed of each stage, memory, growth with size'
	@echo 'make model        learn data/en/model anew, TREEBANKS=$(TREEBANKS); model-names only the names'
	@echo 'make score        quality on the corpora in ../shared, where they are'
	@echo 'make format tidy  clang-format, clang-tidy'
	@echo 'make install uninstall   PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)'
	@echo 'make deps test-deps      only install Debian packages that are missing'
	@echo 'make clean'

FORCE:
.SECONDARY:
.PHONY: all ready deps test-deps demo picture check check-built unit unit-asan spec golden golden-update \
        properties training model model-names example picture-check page-check viz-check plugin plugin-check layers asan valgrind valgrind-built fuzz fuzz-built \
        fuzz-replay soak bench score format format-check tidy install uninstall clean help FORCE
