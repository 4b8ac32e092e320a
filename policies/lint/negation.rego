# METADATA
# scope: package
# title: A file that negates declares negation total
# description: |
#   Without `import future.keywords.not` (OPA 1.17), `deny if not f(input.x)` does not deny where `input.x` is absent: the
#   argument is looked up before the `not`, and an undefined argument ends the rule.
#   Input: {"path": "text of the module", …}.
package lint.negation

import future.keywords.not

violation contains {"file": path, "problem": problem} if {
	some path, text in input
	module := rego.parse_module(path, text)
	negates(module)
	not total(module)
	problem := "uses `not` without `import future.keywords.not`: a missing field would drop the denial"
}

negates(module) if {
	walk(module.rules, [_, node])
	node.negated
}

total(module) if {
	some imported in module.imports
	[part.value | some part in imported.path.value] in [["future", "keywords", "not"], ["rego", "v2"]]
}
