# METADATA
# scope: package
# title: What the proposed call would do
# description: Says what is known to be harmless. A rule negates it, so that whatever is not known counts as harmful.
package agent.firewall.call

# METADATA
# title: Judged
# description: The request is about a tool, or a call of it.
judged if input.checkpoint in {"tool_call", "tool_offer"}

# METADATA
# title: Effects
# description: Everything the tool does. Empty when the request does not say it in a list.
effects contains effect if {
	is_array(input.action.effects)
	some effect in input.action.effects
}

# METADATA
# title: Roles
# description: The roles of the arguments that the call has.
roles contains argument.role if some argument in input.action.arguments

# METADATA
# title: Reading
# description: It changes nothing and sends nothing.
reading if effects == {"read"}

# METADATA
# title: Inward
# description: It carries nothing out. Running a command may, and so may fetching a URL, whose query is read by its host.
inward if {
	every effect in effects {
		effect in {"read", "write", "delete"}
	}
	count(roles & {"url"}) == 0
}

# METADATA
# title: Times
# description: How often this tool was called in this conversation, this call included.
times := n if {
	n := input.conversation.usage.by_tool[input.action.tool]
	is_number(n)
	n >= 1
}
