# METADATA
# scope: package
# title: Every rule is asked
# description: |
#   `agent/firewall/rules.rego` is generated and names each set of each rule. A set that it does not name is never asked.
#   Input: {"path": "text of the module", …}, that file among them.
package lint.listed

import future.keywords.not

kinds := {"permit", "deny", "obligation", "advice"}

violation contains {"file": path, "problem": $"`{kind}` is never asked: agent/firewall/rules.rego does not list it; build with policies/build or `agent-firewall policy build`"} if {
	some path, text in input
	not endswith(path, "_test.rego")
	module := rego.parse_module(path, text)
	[_, "agent", "rules", domain, rule] = [part.value | some part in module["package"].path]
	some kind in ({named.head.name | some named in module.rules} & kinds)
	not [domain, rule, kind] in asked
}

asked contains names if {
	some path, text in input
	endswith(path, "agent/firewall/rules.rego")
	walk(rego.parse_module(path, text).rules, [_, node])
	node.type == "ref"
	[_, "agent", "rules", domain, rule, kind] = [part.value | some part in node.value]
	names := [domain, rule, kind]
}
