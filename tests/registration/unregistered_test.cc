// Has no target: registered.cmake must say so.
