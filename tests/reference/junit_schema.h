// A schema of JUnit reports after that of Jenkins' xUnit plugin (junit-10.xsd): only the elements and attributes that
// runlint writes are allowed, and those that the plugin requires are required.
#ifndef RUNLINT_TESTS_REFERENCE_JUNIT_SCHEMA_H_
#define RUNLINT_TESTS_REFERENCE_JUNIT_SCHEMA_H_

#include <string_view>

#include "reference/xml.h"

namespace runlint::reference {

inline constexpr std::string_view kJunitSchema = R"xsd(<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:simpleType name="name"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:complexType name="problem" mixed="true">
    <xs:attribute name="type" type="xs:string"/>
    <xs:attribute name="message" type="xs:string" use="required"/>
  </xs:complexType>
  <xs:element name="testsuites">
    <xs:complexType><xs:sequence>
      <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded">
              <xs:complexType>
                <xs:choice minOccurs="0" maxOccurs="unbounded">
                  <xs:element name="skipped" type="xs:string"/>
                  <xs:element name="error" type="problem"/>
                  <xs:element name="failure" type="problem"/>
                  <xs:element name="system-out" type="xs:string"/>
                  <xs:element name="system-err" type="xs:string"/>
                </xs:choice>
                <xs:attribute name="name" type="name" use="required"/>
                <xs:attribute name="classname" type="name" use="required"/>
                <xs:attribute name="time" type="xs:decimal"/>
              </xs:complexType>
            </xs:element>
          </xs:sequence>
          <xs:attribute name="name" type="name" use="required"/>
          <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
          <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
          <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence></xs:complexType>
  </xs:element>
</xs:schema>
)xsd";

[[nodiscard]] inline const xml::Schema& junit_schema() {
  static const xml::Schema schema(kJunitSchema);
  return schema;
}

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_JUNIT_SCHEMA_H_
