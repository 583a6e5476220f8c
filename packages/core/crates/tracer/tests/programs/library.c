// A library with one function, NAME.
volatile int library_after;

void NAME(void (*call)(const char *)) {
    call("/library");
    library_after++;
}
