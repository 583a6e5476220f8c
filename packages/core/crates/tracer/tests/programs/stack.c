// What the tests of stack traces run: each of its tricks, by name. The call to look at is always chdir.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define KEPT __attribute__((noinline, used))

volatile int after;

KEPT void leaf(const char *where) {
    chdir(where);
    after++;
}

KEPT void middle(int depth, const char *where) {
    // Read again behind the call, so that it is a call and no jump.
    volatile int again = depth;
    if (depth > 0)
        middle(depth - 1, where);
    else
        leaf(where);
    after += again;
}

KEPT void outer(int depth, const char *where) {
    middle(depth, where);
    after++;
}

KEPT void handler(int signal) {
    leaf("/handler");
    after++;
}

KEPT void interrupted(void) {
    raise(SIGUSR1);
    after++;
}

KEPT void *thread(void *unused) {
    outer(1, "/thread");
    return unused;
}

#ifdef __x86_64__
// push rbp; mov rbp, rsp; call rsi; pop rbp; ret
static const unsigned char code[] = {0x55, 0x48, 0x89, 0xe5, 0xff, 0xd6, 0x5d, 0xc3};

KEPT void compiled(int with_map) {
    char name[64], line[128];
    char *memory = mmap(0, 8192, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(memory + 0x40, code, sizeof code);
    snprintf(name, sizeof name, "/tmp/perf-%d.map", getpid());
    if (with_map) {
        int map = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0600);
        int length = snprintf(line, sizeof line, "%lx %zx JS:*hot code.js:1:2\n", (long)memory + 0x40, sizeof code);
        write(map, line, length);
        close(map);
    }
    ((void (*)(const char *, void (*)(const char *)))(memory + 0x40))("/compiled", leaf);
    after++;
    unlink(name);
}

// Calls chdir with the stack pointer and the frame pointer anywhere.
KEPT void lost(unsigned long stack, unsigned long frame) {
    long result;
    asm volatile(
        "mov %%rsp, %%r12\n mov %%rbp, %%r13\n mov %[stack], %%rsp\n mov %[frame], %%rbp\n syscall\n"
        "mov %%r12, %%rsp\n mov %%r13, %%rbp\n"
        : "=a"(result)
        : "a"(SYS_chdir), "D"("/lost"), [stack] "r"(stack), [frame] "r"(frame)
        : "rcx", "r11", "r12", "r13", "memory");
    after++;
}
#endif

KEPT void library(const char *file, const char *name) {
    void *handle = dlopen(file, RTLD_NOW);
    void (*run)(void (*)(const char *)) = dlsym(handle, name);
    run(leaf);
    after++;
    dlclose(handle);
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    if (!strcmp(what, "deep")) {
        outer(atoi(argv[2]), "/deep");
    } else if (!strcmp(what, "signal")) {
        signal(SIGUSR1, handler);
        interrupted();
    } else if (!strcmp(what, "thread")) {
        pthread_t id;
        pthread_create(&id, 0, thread, 0);
        pthread_join(id, 0);
    } else if (!strcmp(what, "exec")) {
        execl(argv[0], argv[0], "deep", "0", (char *)0);
    } else if (!strcmp(what, "deleted")) {
        unlink(argv[0]);
        outer(2, "/deleted");
    } else if (!strcmp(what, "libraries")) {
        library(argv[2], "first");
        library(argv[3], "second");
#ifdef __x86_64__
    } else if (!strcmp(what, "compiled")) {
        compiled(1);
        compiled(0);
    } else if (!strcmp(what, "lost")) {
        unsigned long page = (unsigned long)mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        lost(0, 0);
        lost(1, ~0ul);
        lost(~0ul, ~0ul - 7);
        lost(page, page);
        // A frame that is its own caller's, in code.
        unsigned long *frame = (unsigned long *)page;
        frame[0] = page;
        frame[1] = (unsigned long)leaf;
        lost(page, page);
        // A ring of two.
        frame[0] = page + 64;
        frame[8] = page;
        frame[9] = (unsigned long)outer;
        lost(page, page);
        for (int i = 0; i < 512; i++) frame[i] = (unsigned long)middle + i % 64;
        lost(page, page + 8);
#endif
    }
    return 0;
}
