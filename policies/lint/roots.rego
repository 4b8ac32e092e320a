# METADATA
# scope: package
# title: Rules read only what the bundle owns
# description: |
#   A misspelt root (`data.setings`) is undefined, which is no error, not to the type checker either.
#   Input: {"path": "text of the module", …}.
package lint.roots

import future.keywords.not

roots := {"agent", "settings"}

violation contains {"file": path, "problem": $"`data.{root}` is no root of the bundle; the roots are `agent` and `settings`"} if {
	some path, text in input
	module := rego.parse_module(path, text)
	some part in ["imports", "rules"]
	walk(module[part], [_, node])
	node.type == "ref"
	node.value[0].value == "data"
	root := node.value[1].value
	not root in roots
}
