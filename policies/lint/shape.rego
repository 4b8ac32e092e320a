# METADATA
# scope: package
# title: A rule is where the decision looks for it, in the form that the decision reads
# description: |
#   The decision reads `data.agent.rules[domain][rule]` and there the sets `permit`, `deny`, `obligation` and `advice`. A
#   package one level deeper, `deny if` in place of `deny contains`, or a misspelt `denies` is no error to OPA: it is a rule
#   that is never asked.
#   Input: {"path": "text of the module", …}.
package lint.shape

import future.keywords.not

kinds := {"permit", "deny", "obligation", "advice"}

# Tests and helpers lie elsewhere: in `rule_test.rego`, and in `agent.firewall` or a team's own package.
modules[path] := module if {
	some path, text in input
	not endswith(path, "_test.rego")
	module := rego.parse_module(path, text)
	"rules" in names(module)
	names(module) != ["agent", "firewall", "rules"]
}

names(module) := [part.value | some part in array.slice(module["package"].path, 1, 99)]

violation contains {"file": path, "problem": problem} if {
	some path, module in modules
	package_path := names(module)
	not {
		count(package_path) == 4
		array.slice(package_path, 0, 2) == ["agent", "rules"]
		endswith(concat("", ["/", path]), concat("/", array.concat([""], array.concat(package_path, ["rule.rego"]))))
	}
	problem := "is not agent/rules/<domain>/<rule>/rule.rego with the package agent.rules.<domain>.<rule>: the decision never asks it"
}

violation contains {"file": path, "problem": "says nothing: no set named permit, deny, obligation or advice"} if {
	some path, module in modules
	not {
		some rule in module.rules
		rule.head.name in kinds
	}
}

violation contains {"file": path, "problem": $"`{rule.head.name}` is not a set: write `{rule.head.name} contains`"} if {
	some path, module in modules
	some rule in module.rules
	rule.head.name in kinds
	not {
		rule.head.key
		not rule.head.value
	}
}

violation contains {"file": path, "problem": $"an element of `{rule.head.name}` has no literal \"code\" that begins with its domain"} if {
	some path, module in modules
	some rule in module.rules
	rule.head.name in kinds
	rule.head.key
	not {
		some [name, value] in rule.head.key.value
		name.value == "code"
		startswith(value.value, $"{module["package"].path[3].value}.")
	}
}

# An obligation with an undefined part is none, and the call would run unasked. `approver.…` has a default.
violation contains {"file": path, "problem": "an approval asks neither a literal nor `approver.…`: undefined, it would ask nobody"} if {
	some path, module in modules
	some rule in module.rules
	rule.head.name == "obligation"
	some [name, value] in rule.head.key.value
	name.value == "by"
	not value.type == "string"
	not value.value[0].value == "approver"
}
