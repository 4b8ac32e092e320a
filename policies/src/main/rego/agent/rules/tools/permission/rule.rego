# METADATA
# scope: package
# title: Who owns a tool may ask for a role of its callers
# custom:
#   codes: [tools.permission_missing]
package agent.rules.tools.permission

import future.keywords.not

import data.agent.firewall.call

deny contains {"code": "tools.permission_missing"} if {
	call.judged
	not held
}

held if is_null(input.action.permission)

held if input.action.permission in input.subject.roles
