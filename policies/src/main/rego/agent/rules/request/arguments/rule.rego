# METADATA
# scope: package
# title: Every argument has a role and a label that the rules know
# description: |
#   The rules look for roles and labels by name. An argument with a misspelt role would be looked for by none, and a
#   request whose arguments are lost would have nothing to object to.
# custom:
#   codes: [request.action_malformed, request.argument_malformed]
package agent.rules.request.arguments

import future.keywords.not

import data.agent.firewall.call

deny contains {"code": "request.action_malformed"} if {
	call.judged
	not action_sound
}

deny contains {"code": "request.argument_malformed", "argument": pointer} if {
	call.judged
	some pointer, _ in input.action.arguments
	not sound[pointer]
}

action_sound if {
	is_string(input.action.tool)
	input.action.tool != ""
	is_object(input.action.arguments)
}

sound contains pointer if {
	some pointer, argument in input.action.arguments
	type_name(argument.value) != "" # there is one; it may be false
	roles[argument.role]
	integrities[argument.integrity]
	confidentialities[argument.confidentiality]
	is_array(argument.findings)
	is_array(argument.origins)
}

roles := {
	"recipient", "url", "amount", "currency", "account", "resource", "path",
	"query", "command", "credential", "body", "date", "other",
}

integrities := {"trusted", "endorsed", "generated", "untrusted", "flagged"}

confidentialities := {"public", "internal", "confidential", "secret"}
