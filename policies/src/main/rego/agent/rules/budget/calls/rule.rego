# METADATA
# scope: package
# title: A conversation has a budget of calls
# custom:
#   codes: [budget.calls_exceeded, budget.tool_calls_exceeded]
package agent.rules.budget.calls

import future.keywords.not

import data.agent.firewall.call
import data.settings

deny contains {"code": "budget.calls_exceeded"} if {
	input.checkpoint == "tool_call"
	not within
}

deny contains {"code": "budget.tool_calls_exceeded"} if {
	input.checkpoint == "tool_call"
	not tool_within
}

# Each is asked whether it is a number: Rego puts `null` and `false` below every number.
within if {
	is_number(settings.limits.calls)
	is_number(input.conversation.usage.calls)
	input.conversation.usage.calls >= call.times
	input.conversation.usage.calls <= settings.limits.calls
}

tool_within if {
	is_number(tool_limit)
	call.times <= tool_limit
}

tool_limit := object.get(settings.limits.tools, input.action.tool, settings.limits.calls_per_tool)
