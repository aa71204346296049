// The requirements of SARIF 2.1.0 and GitHub code scanning, as a JSON Schema (draft 7) of the part of SARIF in use
// here.
//
// Member names, types, required members and ranges are those of the OASIS schema, whose objects are closed as well;
// beyond that it requires what GitHub needs to show a result, and levels, lines and columns that SARIF leaves optional.
#ifndef RUNLINT_TESTS_REFERENCE_SARIF_SCHEMA_H_
#define RUNLINT_TESTS_REFERENCE_SARIF_SCHEMA_H_

#include <string_view>

namespace runlint::report {

inline constexpr std::string_view kSarifSchema = R"({
"type": "object", "additionalProperties": false, "required": ["$schema", "version", "runs"],
"properties": {
  "$schema": {"type": "string", "pattern": "sarif-schema-2\\.1\\.0\\.json$"},
  "version": {"enum": ["2.1.0"]},
  "runs": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"$ref": "#/definitions/run"}}
},
"definitions": {
  "run": {
    "type": "object", "additionalProperties": false, "required": ["tool", "columnKind", "results", "invocations"],
    "properties": {
      "tool": {"type": "object", "additionalProperties": false, "required": ["driver"],
               "properties": {"driver": {"$ref": "#/definitions/driver"}}},
      "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
      "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
      "invocations": {"type": "array", "items": {"$ref": "#/definitions/invocation"}}
    }
  },
  "driver": {
    "type": "object", "additionalProperties": false, "required": ["name", "version", "rules"],
    "properties": {
      "name": {"type": "string", "minLength": 1},
      "version": {"type": "string", "minLength": 1},
      "semanticVersion": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
      "informationUri": {"type": "string", "format": "uri", "pattern": "^https?://"},
      "rules": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/rule"}}
    }
  },
  "rule": {
    "type": "object", "additionalProperties": false,
    "required": ["id", "name", "shortDescription", "fullDescription", "help", "helpUri",
                 "defaultConfiguration", "properties"],
    "properties": {
      "id": {"type": "string", "minLength": 1, "maxLength": 255},
      "name": {"type": "string", "pattern": "^[A-Z][A-Za-z0-9]*$", "maxLength": 255},
      "shortDescription": {"allOf": [{"$ref": "#/definitions/text"}, {"properties": {"text": {"maxLength": 1024}}}]},
      "fullDescription": {"allOf": [{"$ref": "#/definitions/text"}, {"properties": {"text": {"maxLength": 1024}}}]},
      "help": {"$ref": "#/definitions/markdown"},
      "helpUri": {"type": "string", "format": "uri", "pattern": "^https?://[^ ]+#[a-z0-9-]+$"},
      "defaultConfiguration": {"type": "object", "additionalProperties": false, "required": ["level"],
                               "properties": {"level": {"$ref": "#/definitions/level"}}},
      "properties": {
        "type": "object", "additionalProperties": false, "required": ["tags", "precision", "problem.severity"],
        "properties": {
          "tags": {"type": "array", "uniqueItems": true, "maxItems": 20, "items": {"type": "string"}},
          "precision": {"enum": ["very-high", "high", "medium", "low"]},
          "problem.severity": {"enum": ["error", "warning", "recommendation"]}
        }
      }
    }
  },
  "level": {"enum": ["none", "note", "warning", "error"]},
  "text": {
    "type": "object", "additionalProperties": false, "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}}
  },
  "markdown": {
    "type": "object", "additionalProperties": false, "required": ["text", "markdown"],
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string", "minLength": 1}}
  },
  "result": {
    "type": "object", "additionalProperties": false,
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
      "ruleId": {"type": "string", "minLength": 1},
      "ruleIndex": {"type": "integer", "minimum": 0},
      "level": {"$ref": "#/definitions/level"},
      "message": {"$ref": "#/definitions/text"},
      "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"$ref": "#/definitions/location"}},
      "relatedLocations": {"type": "array", "minItems": 1, "uniqueItems": true,
                           "items": {"allOf": [{"$ref": "#/definitions/location"}, {"required": ["message"]}]}},
      "partialFingerprints": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
      "fixes": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"$ref": "#/definitions/fix"}}
    }
  },
  "location": {
    "type": "object", "additionalProperties": false, "required": ["physicalLocation"],
    "properties": {
      "message": {"$ref": "#/definitions/text"},
      "physicalLocation": {
        "type": "object", "additionalProperties": false, "required": ["artifactLocation", "region"],
        "properties": {"artifactLocation": {"$ref": "#/definitions/artifact"}, "region": {"$ref": "#/definitions/region"}}
      },
      "logicalLocations": {
        "type": "array", "minItems": 1, "uniqueItems": true,
        "items": {
          "type": "object", "additionalProperties": false, "required": ["fullyQualifiedName", "kind"],
          "properties": {"fullyQualifiedName": {"type": "string"}, "kind": {"enum": ["object", "array", "property", "value"]}}
        }
      }
    }
  },
  "input": {
    "type": "object", "additionalProperties": false, "required": ["physicalLocation"],
    "properties": {
      "physicalLocation": {
        "type": "object", "additionalProperties": false, "required": ["artifactLocation"],
        "properties": {
          "artifactLocation": {"$ref": "#/definitions/artifact"},
          "region": {"type": "object", "additionalProperties": false, "required": ["startLine"],
                     "properties": {"startLine": {"type": "integer", "minimum": 1}}}
        }
      }
    }
  },
  "artifact": {
    "type": "object", "additionalProperties": false, "required": ["uri"],
    "properties": {
      "uri": {"type": "string", "pattern": "^(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F][0-9A-F])*$"},
      "uriBaseId": {"enum": ["%SRCROOT%"]}
    },
    "if": {"properties": {"uri": {"pattern": "^file:"}}},
    "then": {"not": {"required": ["uriBaseId"]}},
    "else": {"required": ["uriBaseId"]}
  },
  "region": {
    "type": "object", "additionalProperties": false, "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "properties": {
      "startLine": {"type": "integer", "minimum": 1},
      "startColumn": {"type": "integer", "minimum": 1},
      "endLine": {"type": "integer", "minimum": 1},
      "endColumn": {"type": "integer", "minimum": 1},
      "byteOffset": {"type": "integer", "minimum": 0},
      "byteLength": {"type": "integer", "minimum": 0}
    },
    "dependencies": {"byteOffset": ["byteLength"], "byteLength": ["byteOffset"]}
  },
  "fix": {
    "type": "object", "additionalProperties": false, "required": ["description", "artifactChanges"],
    "properties": {
      "description": {"$ref": "#/definitions/text"},
      "artifactChanges": {
        "type": "array", "minItems": 1, "uniqueItems": true,
        "items": {
          "type": "object", "additionalProperties": false, "required": ["artifactLocation", "replacements"],
          "properties": {
            "artifactLocation": {"$ref": "#/definitions/artifact"},
            "replacements": {
              "type": "array", "minItems": 1,
              "items": {
                "type": "object", "additionalProperties": false, "required": ["deletedRegion"],
                "properties": {"deletedRegion": {"$ref": "#/definitions/region"},
                               "insertedContent": {"$ref": "#/definitions/text"}}
              }
            }
          }
        }
      }
    }
  },
  "invocation": {
    "type": "object", "additionalProperties": false, "required": ["executionSuccessful"],
    "properties": {
      "executionSuccessful": {"type": "boolean"},
      "toolExecutionNotifications": {
        "type": "array",
        "items": {
          "type": "object", "additionalProperties": false, "required": ["level", "message"],
          "properties": {"level": {"$ref": "#/definitions/level"}, "message": {"$ref": "#/definitions/text"},
                         "locations": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/input"}}}
        }
      }
    }
  }
}
})";

}  // namespace runlint::report

#endif  // RUNLINT_TESTS_REFERENCE_SARIF_SCHEMA_H_
