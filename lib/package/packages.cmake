# Debian packages, by cpack -G DEB: librunlint0, librunlint-dev, runlint and, where they were built,
# libnginx-mod-http-runlint and lua-runlint. Included last: CPack looks at all that is installed.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME runlint)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package begins its description with one of its own
set(CPACK_PACKAGE_CONTACT "The maintainers of runlint <runlint@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL runtime dev)
if(RUNLINT_CLI)
  list(APPEND CPACK_COMPONENTS_ALL cli)
endif()
if(RUNLINT_NGINX)
  list(APPEND CPACK_COMPONENTS_ALL nginx)
endif()
if(RUNLINT_LUA)
  list(APPEND CPACK_COMPONENTS_ALL lua)
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})  # for what links librunlint.so.0
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(same_version "librunlint0 (= ${PROJECT_VERSION})")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME librunlint0)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
    "Shared library of runlint\n Says what is wrong with the JSON body of a run-job request, and whether it may pass.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME librunlint-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "${same_version}, libfmt-dev, libre2-dev, libsimdjson-dev, pkg-config")
set(CPACK_COMPONENT_DEV_DESCRIPTION
    "Development files of runlint\n Headers for C and C++, the static library, and files for CMake and pkg-config.")
set(CPACK_DEBIAN_CLI_PACKAGE_NAME runlint)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION devel)
set(CPACK_COMPONENT_CLI_DESCRIPTION
    "Linter for run-job payloads\n Says what is wrong with a payload, exactly where, and what would be right.")
set(CPACK_DEBIAN_NGINX_PACKAGE_NAME libnginx-mod-http-runlint)
set(CPACK_DEBIAN_NGINX_PACKAGE_SECTION httpd)
set(CPACK_COMPONENT_NGINX_DESCRIPTION
    "runlint in nginx\n A dynamic module that lets only valid run-job requests pass.")
if(RUNLINT_NGINX)
  # The module fits the nginx whose headers it was built with, and Debian has a name for that.
  file(STRINGS ${NGINX_SOURCE}/debian/libnginx-mod.abisubstvars abi REGEX "^nginx:abi=")
  string(REPLACE "nginx:abi=" "" abi "${abi}")
  set(CPACK_DEBIAN_NGINX_PACKAGE_DEPENDS "${same_version}, ${abi}")
  set(scripts postinst prerm postrm)
  list(TRANSFORM scripts REPLACE "(.+)" "${CMAKE_CURRENT_LIST_DIR}/nginx/\\1")
  set(CPACK_DEBIAN_NGINX_PACKAGE_CONTROL_EXTRA ${scripts})
endif()
set(CPACK_DEBIAN_LUA_PACKAGE_NAME lua-runlint)
set(CPACK_DEBIAN_LUA_PACKAGE_SECTION interpreters)
set(CPACK_DEBIAN_LUA_PACKAGE_DEPENDS "${same_version}")
set(CPACK_DEBIAN_LUA_PACKAGE_SUGGESTS haproxy)
set(CPACK_COMPONENT_LUA_DESCRIPTION
    "runlint in HAProxy and in Lua ${RUNLINT_LUA_VERSION}\n A Lua module, and an action for HAProxy that lets only valid run-job requests pass.")
include(CPack)
